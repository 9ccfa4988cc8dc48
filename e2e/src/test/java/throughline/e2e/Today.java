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
