package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.tracker.fact.SourceHeard;
import throughline.tracker.rule.MeasureVersion;

/**
 * Tells silence from 0: of a time before its source was first heard of, a measure that events feed
 * has no figure unless something was counted all the same.
 */
final class Silence {

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
    var told = new ArrayList<Figure>();
    for (int i = 0; i < figures.size(); i++) {
      var version = questions.get(i).version();
      var since = heard.getOrDefault(version.aggregate(), LocalDate.MAX);
      var figure = figures.get(i);
      told.add(isSilence(version, figure, since, knownAt) ? none(figure) : figure);
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

  private static boolean isSilence(
      MeasureVersion version, Figure figure, LocalDate since, LocalDate knownAt) {
    return version.measure().isAutomatic()
        && figure.hasValue()
        && figure.value() == 0
        && (!figure.period().to().isAfter(since) || knownAt.isBefore(since));
  }

  private static Figure none(Figure figure) {
    return Figure.beforeSource(figure.period(), figure.unit());
  }
}
