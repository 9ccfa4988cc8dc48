package throughline.membership.record.guardian;

import throughline.platform.web.input.Form;

/** How a guardian is to be reached, as typed. */
record ContactRequest(String version, String contact, String reason) {

  static ContactRequest of(Form form) {
    return new ContactRequest(form.text("version"), form.text("contact"), form.text("reason"));
  }

  @Override
  public String toString() {
    return "ContactRequest";
  }
}
