package throughline.membership.desk.offline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.web.input.Option;

/** A registrar decides that an enrolment of their office, written down without a network, goes. */
@ApplicationScoped
class DeleteFromDevice {
  /**
   * Why an enrolment that was not sent is deleted. A choice and no box to type in: history must
   * name nobody.
   */
  enum DeleteReason {
    ENROLLED_OTHERWISE("The child was enrolled in another way"),
    WRITTEN_TWICE("It was written down twice"),
    NOT_WANTED("The family does not want it after all"),
    FAMILY_TOLD("It cannot be sent as it is, and the family knows");

    private final String inWords;

    DeleteReason(String inWords) {
      this.inWords = inWords;
    }

    String inWords() {
      return inWords;
    }

    static List<Option> options() {
      return Arrays.stream(values())
          .map(reason -> Option.of(reason.name(), reason.inWords()))
          .toList();
    }
  }

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
