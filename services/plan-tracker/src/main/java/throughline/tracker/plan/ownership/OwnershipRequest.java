package throughline.tracker.plan.ownership;

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

  public static Map<String, String> startingWith(Ownership before, java.time.LocalDate today) {
    var typed = new HashMap<String, String>();
    typed.put("owner", before.owner());
    typed.put("baselineNote", before.baselineNote());
    if (before.frequency() != null) {
      typed.put("frequency", before.frequency().name());
    }
    if (before.nextUpdate() != null && !before.nextUpdate().isBefore(today)) {
      typed.put("nextUpdate-day", String.valueOf(before.nextUpdate().getDayOfMonth()));
      typed.put("nextUpdate-month", String.valueOf(before.nextUpdate().getMonthValue()));
      typed.put("nextUpdate-year", String.valueOf(before.nextUpdate().getYear()));
    }
    return typed;
  }
}
