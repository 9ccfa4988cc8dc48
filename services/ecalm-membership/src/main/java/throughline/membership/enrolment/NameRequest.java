package throughline.membership.enrolment;

import throughline.platform.web.input.Form;

/** The name of a child who had none, as typed. */
record NameRequest(String childGivenNames, String childFamilyName) {

  static NameRequest of(Form form) {
    return new NameRequest(form.text("childGivenNames"), form.text("childFamilyName"));
  }

  /** Hides the child from any log that this object slips into. */
  @Override
  public String toString() {
    return "NameRequest";
  }
}
