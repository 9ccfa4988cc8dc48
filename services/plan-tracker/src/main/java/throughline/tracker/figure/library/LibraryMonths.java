package throughline.tracker.figure.library;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import throughline.contracts.places.Library;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.TimelineChart;
import throughline.tracker.intake.source.Freshness;
import throughline.tracker.shared.FigureMark;

/**
 * One measure at each library over time, all on one scale.
 *
 * @param county the figure of each time, oldest first, as each line has one of each
 */
record LibraryMonths(
    LocalDate day,
    List<Measure> measures,
    Measure measure,
    List<Figure> county,
    List<Line> lines,
    Freshness freshness) {

  record Line(Library library, List<Figure> figures) {

    /** What is drawn: of times that are over, since half a month is no fall. */
    public List<Double> points() {
      var points = new ArrayList<Double>();
      figures.stream()
          .filter(figure -> !figure.isSoFar())
          .forEach(figure -> points.add(figure.hasValue() ? TimelineChart.amount(figure) : null));
      return points;
    }

    public String last() {
      return LibraryMonths.last(figures).map(Figure::text).orElse("");
    }
  }

  /** The top of the scale. */
  public double most() {
    return lines.stream()
        .flatMap(line -> line.points().stream())
        .filter(Objects::nonNull)
        .mapToDouble(value -> value)
        .max()
        .orElse(0);
  }

  public String lastPeriod() {
    return last(county).map(figure -> figure.period().label()).orElse("");
  }

  private static Optional<Figure> last(List<Figure> figures) {
    return figures.stream().filter(figure -> !figure.isSoFar()).reduce((one, next) -> next);
  }

  public List<FigureMark> marks() {
    return FigureMark.in(
        lines.stream().flatMap(line -> line.figures().stream()).map(Figure::text).toList());
  }
}
