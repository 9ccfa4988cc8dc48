package throughline.tracker.release;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.input.Fields;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;

/** Says before its day when a release comes out, and up to when it has figures. */
@Singleton
public class AnnounceRelease {

  private static final int LONGEST_TITLE = 120;

  private final Jdbi jdbi;
  private final Clock clock;

  AnnounceRelease(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Announces it.
   *
   * @return its number
   */
  @Transactional
  public int announce(String title, String coversTo, String dueOn) {
    var fields = new Fields();
    var called = fields.text("title", title, LONGEST_TITLE, "Enter a title");
    var last = fields.date("coversTo", coversTo, "Enter the last day that it has figures of");
    var due = fields.date("dueOn", dueOn, "Enter the day on which it is published");
    if (fields.ok("coversTo") && last.plusDays(1).getDayOfMonth() != 1) {
      fields.reject("coversTo", "Enter the last day of a month, as figures are by month");
    }
    if (fields.ok("dueOn") && !due.isAfter(today())) {
      fields.reject("dueOn", "Enter a day after today: readers are told before");
    }
    if (fields.ok("dueOn") && fields.ok("coversTo") && !due.isAfter(last)) {
      fields.reject("dueOn", "Enter a day after the last day that it has figures of");
    }
    fields.throwIfAny();
    return jdbi.withHandle(h -> Releases.announce(h, called, last, due, clock.instant()))
        .orElseThrow(
            () ->
                new Conflict(
                    "announced", "Somebody announced another release just now. Send it again"));
  }

  private LocalDate today() {
    return London.today(clock);
  }
}
