package throughline.tracker.plan.target;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.Period;

/** Asks once about a target ten times away from the figure: a digit may be too few or too many. */
final class PlausibilityCheck {

  static final String FIELD = "asked";

  private static final int TIMES = 10;

  private PlausibilityCheck() {}

  static void ask(
      Handle handle,
      Measures all,
      Measure measure,
      Target target,
      TargetRequest typed,
      LocalDate today) {
    if (typed.amounts().equals(typed.asked())) {
      return;
    }
    Stream.of(Period.financialYear(today).from().minusDays(1), today)
        .map(
            day ->
                AssessPerformance.read(handle, all, List.of(measure), day, today).get(measure.id()))
        .filter(performance -> isFar(performance, target.aim(), today))
        .findFirst()
        .ifPresent(performance -> refuse(performance, target));
  }

  /** What grows from 0 is small while its year runs, and then a large target says nothing. */
  private static boolean isFar(Performance performance, Aim aim, LocalDate today) {
    long figure = performance.actual().orElse(0L);
    if (figure <= 0) {
      return false;
    }
    boolean grows =
        YearSoFar.growsFromZero(performance.measure())
            && today.isBefore(performance.year().lastDay());
    return isFar(highest(aim), figure) || (!grows && isFar(figure, lowest(aim)));
  }

  private static boolean isFar(long less, long more) {
    return less > 0 && less <= more / TIMES;
  }

  private static long lowest(Aim aim) {
    return aim instanceof Aim.Within range ? range.lower() : ((Aim.Reach) aim).end();
  }

  private static long highest(Aim aim) {
    return aim instanceof Aim.Within range ? range.upper() : ((Aim.Reach) aim).end();
  }

  private static void refuse(Performance performance, Target target) {
    var unit = performance.measure().unit();
    throw new InvalidInput(
        FIELD,
        "Is this right? The target is %s, and on %s the figure was %s. Change it, or send it again if it is meant"
            .formatted(
                TargetWords.amount(target, unit),
                London.date(performance.day()),
                FigureText.of(performance.actual().orElseThrow(), unit)));
  }
}
