package throughline.tracker.plan.target;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.Period;

/**
 * What is asked for to say how a measure stands, and the answers to it.
 *
 * @param sameTime how many follow of as much of the year as can be compared with the one before; 0
 *     where that is all of it, or nothing
 * @param newSince the first day of {@link Newcomers}, of whom the last question is, if it is not
 *     the year's; empty where nobody asks for them
 */
record PerformanceQuestion(
    Measure measure,
    Optional<MeasureVersion> version,
    Period year,
    LocalDate until,
    int first,
    int now,
    int sameTime,
    int before,
    Optional<LocalDate> newSince) {

  YearSoFar now(List<Figure> figures) {
    return YearSoFar.of(measure, figures.subList(first, first + now));
  }

  boolean isOfNothing(List<Figure> figures) {
    return now > 0 && figures.get(first + now - 1).denominator() != null;
  }

  Optional<YearSoFar> sameTime(List<Figure> figures) {
    int from = first + now;
    return sameTime == 0
        ? Optional.empty()
        : Optional.of(YearSoFar.of(measure, figures.subList(from, from + sameTime)));
  }

  YearSoFar before(List<Figure> figures, int parts) {
    int from = firstBefore();
    return YearSoFar.of(measure, figures.subList(from, from + Math.min(before, parts)));
  }

  private int firstBefore() {
    return first + now + sameTime;
  }

  /** Of reports, the last one against that of the same time: a year may have a hole. */
  DirectionOfTravel travel(List<Figure> figures, int parts) {
    return parts == 0 || parts > before
        ? DirectionOfTravel.TOO_FEW_POINTS
        : DirectionOfTravel.of(
            known(figures.get(first + parts - 1)),
            known(figures.get(firstBefore() + parts - 1)),
            measure.polarity());
  }

  /**
   * Those whom the year so far did not count before; where no figure was known before, since its
   * source was heard of.
   */
  Optional<Newcomers> newcomers(List<Figure> figures, long actual, LocalDate heard) {
    if (newSince.isEmpty()) {
      return Optional.empty();
    }
    var since = newSince.get();
    var earlier =
        since.isAfter(year.from())
            ? known(figures.get(firstBefore() + before))
            : Optional.<Long>empty();
    return Optional.of(
        new Newcomers(
            Math.max(0, actual - earlier.orElse(0L)),
            earlier.isEmpty() && since.isBefore(heard) ? heard : since,
            until));
  }

  private static Optional<Long> known(Figure figure) {
    return figure.hasValue() ? Optional.of(figure.value()) : Optional.empty();
  }
}
