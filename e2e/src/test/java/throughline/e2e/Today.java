package throughline.e2e;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** The clock in London. */
final class Today {
  private static final Clock CLOCK = Clock.system(ZoneId.of("Europe/London"));

  private Today() {}

  static LocalDate date() {
    return LocalDate.now(CLOCK);
  }

  /** A start that is still to come while attendance can already be recorded. */
  static ZonedDateTime soon() {
    return ZonedDateTime.now(CLOCK).plusMinutes(15).truncatedTo(ChronoUnit.MINUTES);
  }

  /** A day of this financial year whose first hours are over, but for the first day of one. */
  static LocalDate dayWorked() {
    LocalDate today = date();
    boolean yearHasJustBegun = today.getMonth() == Month.APRIL && today.getDayOfMonth() == 1;
    return yearHasJustBegun ? today : today.minusDays(1);
  }
}
