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
