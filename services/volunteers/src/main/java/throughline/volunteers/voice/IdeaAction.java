package throughline.volunteers.voice;

import java.util.UUID;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditedRecord;

/** What can be done to an idea. The names are in the history for ever. */
enum IdeaAction {
  RAISED,
  TAKEN,
  ANSWERED;

  AuditEntry of(UUID idea, Actor actor) {
    return AuditEntry.of(actor, this, AuditedRecord.of("idea", idea));
  }
}
