package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.tracker.fact.SourceHeard;
import throughline.tracker.fact.SourceLastHeard;
import throughline.tracker.rule.MeasureVersion;

/**
 * Tells silence from 0: of a time before its source was first heard of, or after it was last, a
 * measure that events feed has no figure unless something was counted all the same.
 */
final class Silence {

  private static final int PATIENCE = 2;

  private Silence() {}

  /**
   * The figures without those that are none.
   *
   * @param questions one for each figure
   * @param knownAt by whose end they were known
   */
  static List<Figure> told(
      Handle handle, List<FigureQuestion> questions, List<Figure> figures, LocalDate knownAt) {
    var heard = SourceHeard.firstDays(handle);
    var last = SourceLastHeard.lastDays(handle, knownAt);
    var told = new ArrayList<Figure>();
    for (int i = 0; i < figures.size(); i++) {
      var version = questions.get(i).version();
      var since = heard.getOrDefault(version.aggregate(), LocalDate.MAX);
      told.add(told(version, figures.get(i), since, last.get(version.aggregate()), knownAt));
    }
    return told;
  }

  /** The same of one measure over time; a share is as old as what it is a share of. */
  static List<Figure> told(
      Handle handle, MeasureVersion version, List<Figure> figures, LocalDate knownAt) {
    var fed = version.isShare() ? version.parts().numerator() : version;
    var questions =
        figures.stream().map(figure -> new FigureQuestion(fed, figure.period())).toList();
    return told(handle, questions, figures, knownAt);
  }

  private static Figure told(
      MeasureVersion version, Figure figure, LocalDate since, LocalDate last, LocalDate knownAt) {
    if (!version.measure().isAutomatic() || !figure.hasValue() || figure.value() != 0) {
      return figure;
    }
    var period = figure.period();
    if (!period.to().isAfter(since) || knownAt.isBefore(since)) {
      return Figure.beforeSource(period, figure.unit());
    }
    return isAfter(last, period, knownAt) ? Figure.afterSource(period, figure.unit()) : figure;
  }

  /** A source counts its day in the night after it: a day without a word is no silence yet. */
  private static boolean isAfter(LocalDate last, Period period, LocalDate knownAt) {
    return last != null
        && period.from().isAfter(last)
        && !period.from().plusDays(PATIENCE).isAfter(knownAt);
  }
}
