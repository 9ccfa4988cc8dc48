package throughline.tracker.plan.target;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.Period;

/**
 * Since when measures have had their status, and since when they have been off track: the first of
 * the months, or of the periods that are reported, at whose ends they were so without a break. It
 * is judged by the target and the figures that are known, as every status is. Each year has a
 * target of its own: of one that ended behind its target, a year that was behind from the start
 * says so.
 */
public final class OffTrackSince {

  private final Map<String, String> since;

  private OffTrackSince(Map<String, String> since) {
    this.since = since;
  }

  public static OffTrackSince read(
      Handle handle, Measures all, Collection<Performance> performances, LocalDate knownAt) {
    var courses =
        performances.stream()
            .filter(Performance::isOffTrack)
            .flatMap(
                behind ->
                    all.version(behind.measure().id(), knownAt).stream()
                        .map(version -> new Course(version, behind.year(), behind.day())))
            .toList();
    var questions =
        courses.stream().flatMap(course -> course.questions().stream()).distinct().toList();
    var read = Figures.read(handle, questions, knownAt);
    var figures = new HashMap<FigureQuestion, Figure>();
    for (int i = 0; i < questions.size(); i++) {
      figures.put(questions.get(i), read.get(i));
    }
    var targets = Targets.known(handle, knownAt);
    var since = new HashMap<String, String>();
    courses.forEach(
        course -> since.put(course.version().measure().id(), course.since(figures, targets)));
    return new OffTrackSince(since);
  }

  public String words(String measure) {
    return since.getOrDefault(measure, "");
  }

  static List<FigureQuestion> questions(MeasureVersion version, Period year, LocalDate day) {
    return new Course(version, year, day).questions();
  }

  /** The year of a measure up to a day, from step to step. */
  private record Course(MeasureVersion version, Period year, LocalDate day) {

    List<FigureQuestion> questions() {
      return Stream.concat(
              steps().stream().flatMap(step -> ask(year, end(step)).stream()),
              ask(yearBefore(), yearBefore().lastDay()).stream())
          .toList();
    }

    private Period yearBefore() {
      return Period.financialYear(year.from().minusDays(1));
    }

    /** Oldest first; what lies after the day says nothing of it. */
    private List<Period> steps() {
      return FigureSource.of(version).steps(year).stream()
          .filter(step -> !step.from().isAfter(day))
          .toList();
    }

    private LocalDate end(Period step) {
      return step.lastDay().isAfter(day) ? day : step.lastDay();
    }

    private List<FigureQuestion> ask(Period of, LocalDate end) {
      return FigureSource.of(version).towards(of, end).stream()
          .map(period -> new FigureQuestion(version, period))
          .toList();
    }

    String since(Map<FigureQuestion, Figure> figures, Targets.Known targets) {
      var steps = steps();
      var was = new ArrayList<Status>();
      was.add(status(yearBefore(), yearBefore().lastDay(), figures, targets));
      steps.forEach(step -> was.add(status(year, end(step), figures, targets)));
      var now = was.get(steps.size());
      var behind = first(steps, was, Status::isOffTrack);
      var same = first(steps, was, status -> status == now);
      return same.equals(behind)
          ? "Since " + behind
          : "%s since %s, not on track since %s".formatted(now.label(), same, behind);
    }

    /** The first of the steps that were so up to now; what was so a year before began before. */
    private static String first(List<Period> steps, List<Status> was, Predicate<Status> so) {
      int first = steps.size();
      while (first > 1 && so.test(was.get(first - 1))) {
        first--;
      }
      var period = steps.get(first - 1);
      return first == 1 && so.test(was.get(0))
          ? "before " + Period.of(Frequency.MONTH, period.from()).label()
          : period.label();
    }

    private Status status(
        Period of, LocalDate end, Map<FigureQuestion, Figure> figures, Targets.Known targets) {
      var measure = version.measure();
      var parts = new ArrayList<Figure>();
      ask(of, end).forEach(question -> parts.add(figures.get(question)));
      var reached = YearSoFar.of(measure, parts).value();
      return RagRule.of(measure).judge(reached, targets.of(measure, of), end).status();
    }
  }
}
