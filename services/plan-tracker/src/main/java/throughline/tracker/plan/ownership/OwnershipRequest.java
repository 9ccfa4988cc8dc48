package throughline.tracker.plan.ownership;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import throughline.platform.web.input.Form;

/** Who answers for something of the plan, as typed. */
public record OwnershipRequest(
    String owner, String frequency, String nextUpdate, String baselineNote) {

  public static OwnershipRequest of(Form form) {
    return new OwnershipRequest(
        form.text("owner"),
        form.text("frequency"),
        form.date("nextUpdate"),
        form.text("baselineNote"));
  }

  public static Map<String, String> startingWith(Ownership before, LocalDate today) {
    var typed = new HashMap<String, String>();
    typed.put("owner", before.owner());
    typed.put("baselineNote", before.baselineNote());
    if (before.frequency() != null) {
      typed.put("frequency", before.frequency().name());
    }
    if (before.nextUpdate() != null && !before.nextUpdate().isBefore(today)) {
      putDate(typed, "nextUpdate", before.nextUpdate());
    }
    return typed;
  }

  /** The three fields that a form has for a date. */
  public static void putDate(Map<String, String> typed, String field, LocalDate day) {
    typed.put(field + "-day", String.valueOf(day.getDayOfMonth()));
    typed.put(field + "-month", String.valueOf(day.getMonthValue()));
    typed.put(field + "-year", String.valueOf(day.getYear()));
  }
}
