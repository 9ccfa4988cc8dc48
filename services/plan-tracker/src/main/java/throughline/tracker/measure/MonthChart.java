package throughline.tracker.measure;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import throughline.platform.web.chart.Chart;
import throughline.platform.web.chart.ChartPoint;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.MeasureHistory;
import throughline.tracker.rule.Unit;

/** The months of a measure as a chart; minutes are drawn as hours. */
final class MonthChart {

  private static final double MINUTES_PER_HOUR = 60;

  private MonthChart() {}

  static Chart of(MeasureHistory history) {
    var months = history.months();
    var areHours = !months.isEmpty() && months.get(0).unit() == Unit.MINUTES;
    return new Chart(
        history.byMonthTitle(),
        areHours ? "hours" : "",
        months.stream().map(MonthChart::point).toList(),
        null);
  }

  private static ChartPoint point(Figure month) {
    LocalDate day = month.period().lastDay();
    var value = month.unit() == Unit.MINUTES ? month.value() / MINUTES_PER_HOUR : month.value();
    return new ChartPoint(
        month.period().label(),
        day.getMonth().getDisplayName(TextStyle.SHORT, Locale.UK),
        Integer.toString(day.getYear()),
        value,
        month.isSoFar());
  }
}
