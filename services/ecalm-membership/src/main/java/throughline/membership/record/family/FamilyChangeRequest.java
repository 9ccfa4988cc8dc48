package throughline.membership.record.family;

import java.util.List;
import throughline.membership.desk.enrolment.NameRequest;
import throughline.platform.web.input.Form;

/** What a guardian changes, as typed; each change takes the fields that it needs. */
record FamilyChangeRequest(String version, NameRequest name, List<String> preferences) {

  static FamilyChangeRequest of(Form form) {
    return new FamilyChangeRequest(
        form.text("version"), NameRequest.of(form), form.ticked("preferences"));
  }

  @Override
  public String toString() {
    return "FamilyChangeRequest";
  }
}
