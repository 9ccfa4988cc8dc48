package throughline.membership.record.guardian;

import throughline.membership.record.GuardianRequest;
import throughline.platform.web.input.Form;

/**
 * Who answers for a child from now on, is put right, or no longer does, as typed; each takes the
 * fields that it needs.
 */
record GuardianChangeRequest(String version, GuardianRequest guardian, String day, String reason) {

  static GuardianChangeRequest of(Form form) {
    return new GuardianChangeRequest(
        form.text("version"),
        new GuardianRequest(
            form.text("guardianName"),
            form.text("guardianRelationship"),
            form.text("guardianContact"),
            form.text("mayContact"),
            form.text("mayManage")),
        form.date("day"),
        form.text("reason"));
  }

  @Override
  public String toString() {
    return "GuardianChangeRequest";
  }
}
