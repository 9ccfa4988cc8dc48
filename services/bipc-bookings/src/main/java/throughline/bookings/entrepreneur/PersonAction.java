package throughline.bookings.entrepreneur;

import java.util.UUID;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditedRecord;
import throughline.platform.database.audit.Change;

/**
 * What is done to a person's record beside what staff decide of any. The names are in the history
 * for ever.
 */
enum PersonAction {
  CLAIMED,
  ERASED;

  AuditEntry of(UUID person, Actor actor, Change... changes) {
    return AuditEntry.of(actor, this, record(person), changes);
  }

  static AuditedRecord record(UUID person) {
    return AuditedRecord.of("entrepreneur", person);
  }
}
