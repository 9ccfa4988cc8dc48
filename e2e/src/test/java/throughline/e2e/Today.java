package throughline.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

  /**
   * Whether a start that is soon would be one of two with the same name, or in the next financial
   * year, or the hours worked not be over.
   */
  static boolean isAmbiguous() {
    return isAmbiguous(ZonedDateTime.now(CLOCK));
  }

  static boolean isAmbiguous(ZonedDateTime now) {
    boolean clocksGoBack = !now.minusHours(1).getOffset().equals(now.plusHours(2).getOffset());
    boolean yearBegins =
        now.minusMinutes(30).getMonth() == Month.MARCH
            && now.plusMinutes(30).getMonth() == Month.APRIL;
    return clocksGoBack || yearBegins;
  }

  /**
   * A start that is still to come while attendance can already be recorded. Late in the evening it
   * would be tomorrow's, which no figure of today counts: the test is not made then.
   */
  static ZonedDateTime soon() {
    var start = ZonedDateTime.now(CLOCK).plusMinutes(15).truncatedTo(ChronoUnit.MINUTES);
    assumeTrue(start.toLocalDate().equals(date()), "a session that is soon is tomorrow's");
    return start;
  }

  /** A day of this financial year whose first hours are over, but for the first day of one. */
  static LocalDate dayWorked() {
    LocalDate today = date();
    boolean yearHasJustBegun = today.getMonth() == Month.APRIL && today.getDayOfMonth() == 1;
    return yearHasJustBegun ? today : today.minusDays(1);
  }
}
