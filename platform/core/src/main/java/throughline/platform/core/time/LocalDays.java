package throughline.platform.core.time;

import java.time.Instant;
import java.time.LocalDate;

/**
 * As {@link London#dateOf}, for many moments one after the other. It remembers the last day, for
 * mostly a moment is of the day of the one before, and to ask a time zone each time costs more than
 * to compare. One thread uses it.
 */
public final class LocalDays {

  private LocalDate day;
  private Instant begins = Instant.MAX;
  private Instant ends = Instant.MIN;

  public LocalDate of(Instant moment) {
    if (moment.isBefore(begins) || !moment.isBefore(ends)) {
      day = London.dateOf(moment);
      begins = day.atStartOfDay(London.ZONE).toInstant();
      ends = day.plusDays(1).atStartOfDay(London.ZONE).toInstant();
    }
    return day;
  }
}
