package throughline.tracker.entry.population;

import java.time.LocalDate;
import java.util.Map;

/** An estimate of one year as it is entered. */
record Estimate(
    String ageBand,
    int year,
    LocalDate publishedOn,
    String source,
    String reason,
    Map<String, Integer> people) {

  static LocalDate day(int year) {
    return LocalDate.of(year, 6, 30);
  }

  LocalDate day() {
    return day(year);
  }

  String words() {
    return "Mid-%d, ages %s".formatted(year, ageBand);
  }
}
