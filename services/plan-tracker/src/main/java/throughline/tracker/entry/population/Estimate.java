package throughline.tracker.entry.population;

import java.time.LocalDate;
import java.util.Map;

/**
 * An estimate of one year as it is entered.
 *
 * @param ageBand such as "0-4"
 * @param year it is of 30 June of it
 * @param publishedOn tells its vintage: the newest holds
 * @param reason why one of the same publication is put right; empty if it is not
 * @param people by place: libraries, districts, or the county as ""
 */
record Estimate(
    String ageBand,
    int year,
    LocalDate publishedOn,
    String source,
    String reason,
    Map<String, Integer> people) {

  /** The day that it is of. */
  static LocalDate day(int year) {
    return LocalDate.of(year, 6, 30);
  }

  LocalDate day() {
    return day(year);
  }

  /** What messages call it: "Mid-2025, ages 0-4". */
  String words() {
    return "Mid-%d, ages %s".formatted(year, ageBand);
  }
}
