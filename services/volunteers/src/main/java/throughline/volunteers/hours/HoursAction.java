package throughline.volunteers.hours;

import java.util.UUID;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditedRecord;
import throughline.platform.database.audit.Change;

/** What can be done to an entry of hours. The names are in the history for ever. */
enum HoursAction {
  LOGGED,
  CHANGED,
  RETURNED,
  WITHDRAWN,
  APPROVED,
  DISPUTED,
  UPHELD,
  TAKEN_BACK,
  REPORTED,
  CORRECTED,
  VOIDED,
  EXPORTED;

  AuditEntry of(HoursEntry entry, Actor actor, Change... changes) {
    return AuditEntry.of(actor, this, record(entry.id()), changes);
  }

  static AuditedRecord record(UUID entry) {
    return AuditedRecord.of("hours-entry", entry);
  }
}
