package throughline.membership.member;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The one rule of who is enrolled as a newborn: whoever was born in the quarter of the month of the
 * enrolment or in the one before, since a birth is registered within 42 days. It needs the quarter
 * of the fifth birthday alone, so it can still be told of somebody who was erased.
 */
public final class Newborn {
  private static final int MONTHS_OF_A_QUARTER = 3;

  private Newborn() {}

  public static String untilQuarterFrom(YearMonth enrolled) {
    return Under5.untilQuarter(enrolled.minusMonths(MONTHS_OF_A_QUARTER).atDay(1));
  }

  public static boolean on(LocalDate enrolled, String untilQuarter) {
    return untilQuarter.compareTo(untilQuarterFrom(YearMonth.from(enrolled))) >= 0;
  }
}
