package throughline.tracker.plan.target;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import throughline.platform.core.time.London;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.Period;

/**
 * The different people whom a year counts first in its last days: most who come late in a year were
 * counted already, so the pace of all so far says more than will be new.
 */
public record Newcomers(long number, LocalDate first, LocalDate day) {

  /**
   * Three months and not so many weeks, so that as many months count of what is told by month
   * whatever the day.
   */
  private static final int MONTHS = 3;

  static LocalDate first(Period year, LocalDate day) {
    var first = day.minusMonths(MONTHS).plusDays(1);
    return first.isBefore(year.from()) ? year.from() : first;
  }

  long days() {
    return ChronoUnit.DAYS.between(first, day) + 1;
  }

  BigDecimal in(long further) {
    return BigDecimal.valueOf(number)
        .multiply(BigDecimal.valueOf(further))
        .divide(BigDecimal.valueOf(days()), MathContext.DECIMAL128);
  }

  String words() {
    return "%s new %s"
        .formatted(
            number == 0 ? "Nobody" : FigureText.count(number),
            first.equals(day.minusMonths(MONTHS).plusDays(1))
                ? "in the last three months"
                : "since " + London.date(first));
  }
}
