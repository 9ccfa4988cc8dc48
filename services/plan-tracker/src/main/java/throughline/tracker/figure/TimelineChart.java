package throughline.tracker.figure;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import throughline.platform.web.chart.Chart;
import throughline.platform.web.chart.ChartPoint;
import throughline.tracker.engine.rule.Unit;

/** Figures over time as a chart; minutes are drawn as hours. */
public final class TimelineChart {

  private static final double MINUTES_PER_HOUR = 60;
  private static final double HUNDREDTHS = 100;
  private static final double TENTHS = 10;

  private TimelineChart() {}

  public static Chart of(String title, Unit unit, List<Figure> figures) {
    return new Chart(title, words(unit), figures.stream().map(TimelineChart::point).toList(), null);
  }

  private static String words(Unit unit) {
    return switch (unit) {
      case MINUTES -> "hours";
      case PERCENT -> Chart.PERCENT;
      default -> "";
    };
  }

  private static ChartPoint point(Figure figure) {
    LocalDate day = figure.period().lastDay();
    return new ChartPoint(
        figure.period().label(),
        day.getMonth().getDisplayName(TextStyle.SHORT, Locale.UK),
        Integer.toString(day.getYear()),
        figure.hasValue() ? amount(figure) : null,
        figure.isSoFar(),
        figure.isProvisional());
  }

  private static double percent(Figure figure) {
    return figure.isShare() ? figure.tenths() / TENTHS : figure.value() / HUNDREDTHS;
  }

  /** A figure as it is drawn and said: minutes as hours, hundredths of a percent as percent. */
  public static Double amount(Figure figure) {
    return switch (figure.unit()) {
      case MINUTES -> FigureText.said(figure.value(), figure.unit()) / MINUTES_PER_HOUR;
      case PERCENT -> percent(figure);
      default -> (double) figure.value();
    };
  }
}
