package throughline.membership.desk.enrolment;

import throughline.platform.web.input.Form;

/** The name of a child who had none, as typed. */
public record NameRequest(String childGivenNames, String childFamilyName) {
  public static NameRequest of(Form form) {
    return new NameRequest(form.text("childGivenNames"), form.text("childFamilyName"));
  }

  /** Hides the child from any log that this object slips into. */
  @Override
  public String toString() {
    return "NameRequest";
  }
}
