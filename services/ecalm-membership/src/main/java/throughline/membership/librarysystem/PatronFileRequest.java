package throughline.membership.librarysystem;

import java.time.LocalDate;
import throughline.platform.web.input.Form;

/** Who is to go into a file, as typed. */
public record PatronFileRequest(String which, String from, String to) {
  static PatronFileRequest of(Form form) {
    return new PatronFileRequest(form.text("which"), form.date("from"), form.date("to"));
  }

  public static PatronFileRequest ofPeriod(LocalDate from, LocalDate to) {
    return new PatronFileRequest(
        MakePatronFile.Which.PERIOD.name(), from.toString(), to.toString());
  }
}
