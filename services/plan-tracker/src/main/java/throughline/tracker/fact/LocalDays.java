package throughline.tracker.fact;

import java.time.Instant;
import java.time.LocalDate;
import throughline.platform.core.time.London;

/**
 * The local days of moments one after the other. It remembers the last day, for in a batch most
 * moments are of the day of the one before, and to ask a time zone each time costs more than to
 * compare.
 */
public final class LocalDays {

  private LocalDate day;
  private Instant begins = Instant.MAX;
  private Instant ends = Instant.MIN;

  /** Created for a batch. */
  public LocalDays() {}

  /** The local day of a moment. */
  public LocalDate of(Instant moment) {
    if (moment.isBefore(begins) || !moment.isBefore(ends)) {
      day = London.dateOf(moment);
      begins = day.atStartOfDay(London.ZONE).toInstant();
      ends = day.plusDays(1).atStartOfDay(London.ZONE).toInstant();
    }
    return day;
  }
}
