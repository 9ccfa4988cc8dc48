package throughline.membership.member;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;

/**
 * The one rule of when a child is under 5. A child born on 29 February turns 5 on 1 March: adding 5
 * years to the date of birth would say 28 February, while counting years still says 4 that day.
 */
public final class Under5 {
  private static final int YEARS = 5;

  private Under5() {}

  public static boolean on(LocalDate day, LocalDate dateOfBirth) {
    return ChronoUnit.YEARS.between(dateOfBirth, day) < YEARS;
  }

  public static LocalDate until(LocalDate dateOfBirth) {
    var day = dateOfBirth.plusYears(YEARS);
    return on(day, dateOfBirth) ? day.plusDays(1) : day;
  }

  public static LocalDate latestBirthOfOlder(LocalDate day) {
    return day.minusYears(YEARS);
  }

  public static String untilQuarter(LocalDate dateOfBirth) {
    var birthday = until(dateOfBirth);
    return "%d-Q%d".formatted(birthday.getYear(), birthday.get(IsoFields.QUARTER_OF_YEAR));
  }
}
