package throughline.tracker.plan.target;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Period;

/** How far a measure has come in a financial year. */
record YearSoFar(
    Optional<Long> value,
    Period period,
    Optional<Period> missing,
    int parts,
    boolean isProvisional) {

  static final YearSoFar NOTHING =
      new YearSoFar(Optional.empty(), null, Optional.empty(), 0, false);

  static boolean growsFromZero(Measure measure) {
    return measure.isCounted() && measure.kind() != MeasureKind.RATIO
        ? FigureSource.of(measure).growsFromZero(measure.unit())
        : measure.unit() != Unit.PERCENT;
  }

  static YearSoFar of(Measure measure, List<Figure> figures) {
    int last = figures.size() - 1;
    while (last >= 0 && !figures.get(last).hasValue()) {
      last--;
    }
    if (last < 0) {
      return NOTHING;
    }
    return growsFromZero(measure)
        ? sum(figures.subList(0, last + 1))
        : new YearSoFar(
            Optional.of(figures.get(last).value()),
            figures.get(last).period(),
            Optional.empty(),
            last + 1,
            figures.get(last).isProvisional());
  }

  private static YearSoFar sum(List<Figure> figures) {
    var first = figures.get(0).period();
    var last = figures.get(figures.size() - 1).period();
    var all = figures.size() == 1 ? first : Period.between(first.from(), last.lastDay());
    var missing = figures.stream().filter(f -> !f.hasValue()).map(Figure::period).findFirst();
    var sum = figures.stream().mapToLong(Figure::value).sum();
    return new YearSoFar(
        missing.isPresent() ? Optional.empty() : Optional.of(sum),
        all,
        missing,
        figures.size(),
        figures.stream().anyMatch(Figure::isProvisional));
  }

  LocalDate day() {
    return period.lastDay();
  }
}
