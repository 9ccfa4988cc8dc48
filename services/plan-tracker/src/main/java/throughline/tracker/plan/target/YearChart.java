package throughline.tracker.plan.target;

import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import throughline.platform.web.chart.Chart;
import throughline.platform.web.chart.ChartLine;
import throughline.platform.web.chart.ChartPoint;
import throughline.tracker.engine.rule.Unit;

/** A year against its target as a chart; minutes are drawn as hours. */
final class YearChart {

  private static final double MINUTES_PER_HOUR = 60;
  private static final double HUNDREDTHS = 100;
  private static final double TENTHS = 10;

  private YearChart() {}

  static Chart of(YearCourse course) {
    var unit = course.measure().unit();
    var target = course.target().aim() instanceof Aim.Reach reach ? drawn(reach.end(), unit) : null;
    return new Chart(
        course.title(),
        words(unit),
        course.steps().stream().map(step -> point(step, unit)).toList(),
        target,
        lines(course, unit));
  }

  private static List<ChartLine> lines(YearCourse course, Unit unit) {
    if (course.target().aim() instanceof Aim.Reach) {
      return List.of(line("Trajectory", course, YearCourse.Step::lowest, unit));
    }
    return List.of(
        line("Lowest", course, YearCourse.Step::lowest, unit),
        line("Highest", course, YearCourse.Step::highest, unit));
  }

  private static ChartLine line(
      String name, YearCourse course, ToLongFunction<YearCourse.Step> value, Unit unit) {
    return new ChartLine(
        name, course.steps().stream().map(step -> drawn(value.applyAsLong(step), unit)).toList());
  }

  private static ChartPoint point(YearCourse.Step step, Unit unit) {
    var day = step.period().lastDay();
    return new ChartPoint(
        step.period().label(),
        day.getMonth().getDisplayName(TextStyle.SHORT, Locale.UK),
        Integer.toString(day.getYear()),
        step.tenths()
            .map(tenths -> tenths / TENTHS)
            .or(() -> step.actual().map(value -> drawn(value, unit)))
            .orElse(null),
        step.isSoFar(),
        step.isProvisional());
  }

  private static String words(Unit unit) {
    return switch (unit) {
      case MINUTES -> "hours";
      case PERCENT -> Chart.PERCENT;
      default -> "";
    };
  }

  private static Double drawn(long value, Unit unit) {
    return switch (unit) {
      case MINUTES -> value / MINUTES_PER_HOUR;
      case PERCENT -> value / HUNDREDTHS;
      default -> (double) value;
    };
  }
}
