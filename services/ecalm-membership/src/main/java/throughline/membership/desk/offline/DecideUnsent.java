package throughline.membership.desk.offline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import throughline.membership.desk.offline.DeskSeals.WrittenDown;
import throughline.membership.record.Reasons;
import throughline.membership.shared.Roles;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.AuditedRecord;
import throughline.platform.database.audit.Change;
import throughline.platform.web.input.Form.SentField;

/**
 * A registrar decides on an enrolment of their office that was written down without a network and
 * not sent: it is deleted, or theirs from then on. Who did is written down first.
 */
@ApplicationScoped
class DecideUnsent {
  static final Reasons TO_DELETE =
      Reasons.NONE
          .or("ENROLLED_OTHERWISE", "The child was enrolled in another way")
          .or("WRITTEN_TWICE", "It was written down twice")
          .or("NOT_WANTED", "The family does not want it after all")
          .or("FAMILY_TOLD", "It cannot be sent as it is, and the family knows");

  /**
   * What an office decides of an enrolment that was not sent. The names are in the history for
   * ever.
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

  /** What was typed, and on which day. */
  record Taken(LocalDate day, List<SentField> fields) {}

  private final AuditTrail trail;

  DecideUnsent(AuditTrail trail) {
    this.trail = trail;
  }

  /** The device deletes once this is kept. */
  @Transactional
  void delete(WrittenDown written, String typedReason, String registrar, Places places) {
    var office = written.officeAmong(places);
    var fields = new Fields();
    var reason = TO_DELETE.read(fields, "reason", typedReason, "Choose why it is deleted");
    fields.throwIfAny();
    trail.append(DeviceAction.DELETED_UNSENT.of(written, registrar, office).because(reason));
  }

  @Transactional
  Taken take(WrittenDown written, String registrar, Places places) {
    trail.append(DeviceAction.TAKEN_OVER.of(written, registrar, written.officeAmong(places)));
    return new Taken(written.day(), written.form().sent());
  }
}
