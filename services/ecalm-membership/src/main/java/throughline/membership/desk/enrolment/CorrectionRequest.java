package throughline.membership.desk.enrolment;

import throughline.platform.web.input.Form;

/**
 * What a registrar puts right, as typed.
 *
 * @param version that of the member when the form was opened
 * @param cardNumber the right card, where that is changed
 * @param library the code of the right home library, where that is changed
 * @param reason why the enrolment is undone, where it is
 */
public record CorrectionRequest(String version, String cardNumber, String library, String reason) {
  static CorrectionRequest of(Form form) {
    return new CorrectionRequest(
        form.text("version"), form.text("cardNumber"), form.text("library"), form.text("reason"));
  }

  /** Hides the card, which names a person, from any log that this object slips into. */
  @Override
  public String toString() {
    return "CorrectionRequest";
  }
}
