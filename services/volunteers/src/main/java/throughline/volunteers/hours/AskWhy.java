package throughline.volunteers.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import throughline.platform.core.time.London;

/**
 * Which hours have to be explained before they are taken; the table holds the same by constraints.
 */
final class AskWhy {
  static final int LONGEST_REASON = 300;

  private static final Duration LONG = Duration.ofHours(12);
  static final int LATE_DAYS = 60;

  private AskWhy() {}

  /**
   * What to ask whoever hands in these hours; empty if nothing.
   *
   * @param reportedUntil the last day that was reported to the council; null if none
   */
  static Optional<String> of(WorkedTime worked, Instant now, LocalDate reportedUntil) {
    var why = new ArrayList<String>();
    if (isLong(worked)) {
      why.add("they are %s long".formatted(London.hours(worked.minutes())));
    }
    if (daysAgo(worked, now) > LATE_DAYS) {
      why.add("they are more than %d days ago".formatted(LATE_DAYS));
    }
    if (reportedUntil != null && !worked.startedOn().isAfter(reportedUntil)) {
      why.add(
          "hours up to %s are reported already, and these will be an adjustment"
              .formatted(London.date(reportedUntil)));
    }
    return why.isEmpty()
        ? Optional.empty()
        : Optional.of("Say why you log these hours: " + String.join("; ", why));
  }

  static boolean isLong(WorkedTime worked) {
    return worked.minutes() > LONG.toMinutes();
  }

  static long daysAgo(WorkedTime worked, Instant now) {
    return London.dateOf(now).toEpochDay() - worked.startedOn().toEpochDay();
  }
}
