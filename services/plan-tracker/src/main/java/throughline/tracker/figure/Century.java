package throughline.tracker.figure;

import java.time.LocalDate;
import throughline.platform.core.input.Fields;

/**
 * The days of which there may be figures: those that the schemas of events allow. The database
 * counts some others not at all.
 */
public final class Century {

  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2099, 12, 31);

  private Century() {}

  public static boolean holds(LocalDate day) {
    return !day.isBefore(FIRST) && !day.isAfter(LAST);
  }

  public static void check(Fields fields, String field, LocalDate day) {
    if (fields.ok(field) && !holds(day)) {
      fields.reject(field, "The day must be in the years 2000 to 2099");
    }
  }
}
