package throughline.membership.record.guardian;

import throughline.platform.web.input.Form;

/** What a guardian may, as typed. */
record RightsRequest(String version, String mayContact, String mayManage, String reason) {

  static RightsRequest of(Form form) {
    return new RightsRequest(
        form.text("version"), form.text("mayContact"), form.text("mayManage"), form.text("reason"));
  }
}
