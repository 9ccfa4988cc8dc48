package throughline.membership.imports;

import java.util.UUID;
import throughline.membership.shared.Roles;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditedRecord;

/** What can be done to a file or seen of it. The names are in the history for ever. */
enum ImportAction {
  FILE_SENT,
  FILE_OPENED,
  ROWS_DOWNLOADED,
  ANOTHER_CHILD,
  ENROLMENT_ASKED_FOR,
  FILE_RELEASED,
  FILE_REFUSED,
  FILE_DISCARDED;

  AuditEntry of(UUID file, String office, String registrar) {
    return by(new Actor(registrar, Roles.REGISTRAR, office), file);
  }

  AuditEntry by(Actor actor, UUID file) {
    return AuditEntry.of(actor, this, AuditedRecord.of("import-file", file));
  }
}
