package throughline.volunteers.rota;

import java.util.UUID;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditedRecord;
import throughline.platform.database.audit.Change;

/** What can be done to a slot or a shift. The names are in the history for ever. */
enum RotaAction {
  SLOT_MADE,
  SLOT_CHANGED,
  SLOT_ENDED,
  SLOT_CALLED_OFF,
  SLOT_TAKES_PLACE,
  PUT_IN,
  TAKEN_OUT,
  SHIFT_MADE,
  SHIFT_CHANGED,
  SHIFT_CANCELLED,
  SIGNED_UP,
  GIVEN_UP,
  WRITTEN_TO;

  AuditEntry of(UUID slotOrShift, Actor actor, Change... changes) {
    return AuditEntry.of(actor, this, AuditedRecord.of("rota", slotOrShift), changes);
  }
}
