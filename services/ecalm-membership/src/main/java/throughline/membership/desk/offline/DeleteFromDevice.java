package throughline.membership.desk.offline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.database.audit.AuditTrail;

/** A registrar decides that an enrolment of their office, written down without a network, goes. */
@ApplicationScoped
class DeleteFromDevice {

  private final AuditTrail trail;

  DeleteFromDevice(AuditTrail trail) {
    this.trail = trail;
  }

  /**
   * Writes down who decided it and why; the device deletes once that is kept.
   *
   * @param typedReason the name of a {@link DeleteReason}
   * @param places the offices of whoever decides
   * @throws throughline.platform.core.input.InvalidInput if no reason is chosen
   * @throws throughline.platform.core.refusal.NotFound if it is another office's
   */
  @Transactional
  void delete(WrittenDown written, String typedReason, String registrar, Places places) {
    var office = written.officeAmong(places);
    var fields = new Fields();
    var reason =
        fields.oneOf("reason", typedReason, DeleteReason.class, "Choose why it is deleted");
    fields.throwIfAny();
    trail.append(
        DeviceAction.DELETED_UNSENT.of(written, registrar, office).because(reason.inWords()));
  }
}
