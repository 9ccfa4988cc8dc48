package throughline.tracker.figure;

import java.time.Clock;
import java.time.LocalDate;
import throughline.platform.core.input.Fields;
import throughline.platform.core.time.London;

/** The day of knowledge that somebody asks for. */
public final class KnownAt {

  private KnownAt() {}

  /**
   * Reads it.
   *
   * @param typed as year-month-day; empty means today
   * @throws InvalidInput when it is no date or lies in the future
   */
  public static LocalDate read(String typed, Clock clock) {
    var today = London.today(clock);
    if (typed == null || typed.isBlank()) {
      return today;
    }
    var fields = new Fields().called("knownAt", "Day");
    var day = fields.date("knownAt", typed, "Enter the day");
    if (fields.ok("knownAt") && day.isAfter(today)) {
      fields.reject("knownAt", "The day must be today or in the past");
    }
    Century.check(fields, "knownAt", day);
    fields.throwIfAny();
    return day;
  }
}
