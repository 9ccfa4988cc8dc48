package throughline.membership.desk.offline;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Set;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.web.input.Form;

/**
 * An enrolment that a registrar wrote down without a network.
 *
 * @param by the sign-in's own name for whoever typed it
 * @param places the offices at which they worked then
 * @param id its random key, on the device and when it is sent
 * @param day from which a date such as "yesterday" counts
 */
public record WrittenDown(String by, Places places, String id, LocalDate day, Form form) {
  public String officeAmong(Places others) {
    var typed = form.value("office");
    var own = places.includes(typed) ? Set.of(typed) : places.codes();
    return own.stream()
        .filter(others::includes)
        .min(Comparator.naturalOrder())
        .orElseThrow(() -> new NotFound("enrolment of an office of yours"));
  }

  /** Hides a family from any log that this object slips into. */
  @Override
  public String toString() {
    return "WrittenDown";
  }
}
