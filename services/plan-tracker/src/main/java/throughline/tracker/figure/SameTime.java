package throughline.tracker.figure;

import java.time.LocalDate;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Rule;

/**
 * Up to when a figure can be held against the same time of another year. What is told by month is
 * dated on the first of it: on the second day of May the May before has all of its facts, and this
 * one those of two days.
 */
public final class SameTime {

  private static final String MONTH = "month";

  private SameTime() {}

  public static LocalDate lastDay(MeasureVersion version, LocalDate day) {
    return isToldByMonth(version) ? lastOfMonth(day) : day;
  }

  /** Whether facts of it state no day; of a share, those of one of its parts. */
  public static boolean isToldByMonth(MeasureVersion version) {
    return version.isShare()
        ? isToldByMonth(version.parts().numerator()) || isToldByMonth(version.parts().denominator())
        : isToldByMonth(version.measure());
  }

  private static boolean isToldByMonth(Measure measure) {
    return measure.rule().map(Rule::date).filter(MONTH::equals).isPresent();
  }

  private static LocalDate lastOfMonth(LocalDate day) {
    return Frequency.MONTH.firstDay(day.plusDays(1)).minusDays(1);
  }
}
