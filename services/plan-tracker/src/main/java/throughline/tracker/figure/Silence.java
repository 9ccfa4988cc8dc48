package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import throughline.contracts.membership.MembershipEvents;
import throughline.platform.core.time.London;
import throughline.tracker.engine.fact.SourceHeard;
import throughline.tracker.engine.fact.SourceLastHeard;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.MeasureVersion;

/**
 * Tells silence from 0: of a time before its source was first heard of, or after it was last, a
 * measure that events feed has no figure unless something was counted all the same. What there is
 * of something on a day after that nobody knows either, however many there were before.
 */
public final class Silence {

  private static final String FIRST_LOAN = "firstLoan";

  private Silence() {}

  /** Since when its source was not heard of; empty if it is, or there is none. */
  public static String words(
      MeasureVersion version, Map<String, LocalDate> lastHeard, LocalDate day, LocalDate knownAt) {
    var last = lastHeard.get(version.fed().aggregate());
    return SourceLastHeard.until(last, day, knownAt).isBefore(day)
        ? "Nothing has been heard of its source since %s.".formatted(London.date(last))
        : "";
  }

  /**
   * Since when nobody has told of loans, of what counts first loans: these come with the member,
   * whose service is heard of while the library system is silent. Empty of anything else.
   */
  static String ofLoans(
      MeasureVersion version, Map<String, LocalDate> lastHeard, LocalDate knownAt) {
    var isOfFirstLoans =
        version.fed().measure().rule().filter(r -> r.when().containsKey(FIRST_LOAN)).isPresent();
    var last = lastHeard.get(MembershipEvents.LOANS_COUNTED.aggregate());
    return isOfFirstLoans && SourceLastHeard.until(last, knownAt, knownAt).isBefore(knownAt)
        ? "The library system was last heard of on %s. First loans since then are missing here, though enrolments go on."
            .formatted(London.date(last))
        : "";
  }

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

  static List<Figure> told(
      Handle handle, MeasureVersion version, List<Figure> figures, LocalDate knownAt) {
    var questions =
        figures.stream().map(figure -> new FigureQuestion(version, figure.period())).toList();
    return told(handle, questions, figures, knownAt);
  }

  private static Figure told(
      MeasureVersion version, Figure figure, LocalDate since, LocalDate last, LocalDate knownAt) {
    var measure = version.measure();
    var isZero = figure.value() == 0;
    if (!measure.countsAsItHappens() || !figure.hasValue()) {
      return figure;
    }
    var period = figure.period();
    if (isZero && (!period.to().isAfter(since) || knownAt.isBefore(since))) {
      return figure.beforeSource();
    }
    var isSilent =
        measure.kind() == MeasureKind.STOCK
            ? standsInSilence(last, period, knownAt)
            : isZero && SourceLastHeard.isSilent(last, period.from(), knownAt);
    return isSilent ? figure.afterSource() : figure;
  }

  private static boolean standsInSilence(LocalDate last, Period period, LocalDate knownAt) {
    var day = period.lastDay();
    return day.isBefore(knownAt) && SourceLastHeard.until(last, day, knownAt).isBefore(day);
  }
}
