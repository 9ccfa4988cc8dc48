package throughline.membership.desk.offline;

import throughline.membership.shared.Roles;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditedRecord;
import throughline.platform.database.audit.Change;

/**
 * What an office decides of an enrolment that was not sent. The names are in the history for ever.
 */
enum DeviceAction {
  DELETED_UNSENT,
  TAKEN_OVER;

  AuditEntry of(WrittenDown written, String registrar, String office) {
    return AuditEntry.of(
        new Actor(registrar, Roles.REGISTRAR, office),
        this,
        AuditedRecord.of("written-down", written.id()),
        Change.of("writtenDownBy", written.by(), null));
  }
}
