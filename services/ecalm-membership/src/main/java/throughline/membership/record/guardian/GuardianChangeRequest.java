package throughline.membership.record.guardian;

import throughline.membership.record.GuardianRequest;
import throughline.platform.web.input.Form;

/** What changes about a guardian, as typed; each change takes the fields that it needs. */
record GuardianChangeRequest(
    String version, GuardianRequest guardian, String contact, String day, String reason) {

  static GuardianChangeRequest of(Form form) {
    return new GuardianChangeRequest(
        form.text("version"),
        new GuardianRequest(
            form.text("guardianName"),
            form.text("guardianRelationship"),
            form.text("guardianContact"),
            form.text("mayContact"),
            form.text("mayManage")),
        form.text("contact"),
        form.date("day"),
        form.text("reason"));
  }

  @Override
  public String toString() {
    return "GuardianChangeRequest";
  }
}
