package throughline.tracker.plan.target;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * Since when measures have been off track: the first of the months, or of the periods that are
 * reported, at whose ends they were behind without a break until the day of their status. It is
 * judged by the target and the figures that are known, as every status is. Each year has a target
 * of its own: of one that ended behind its target, a year that was behind from the start says so.
 */
public final class OffTrackSince {

  private final Map<String, Since> since;

  private OffTrackSince(Map<String, Since> since) {
    this.since = since;
  }

  /** The period at whose end a measure was off track first within its year. */
  private record Since(Period period, boolean wasSoBefore) {

    String words() {
      return wasSoBefore
          ? "Since before " + Period.of(Frequency.MONTH, period.from()).label()
          : "Since " + period.label();
    }
  }

  public static OffTrackSince read(
      Handle handle, Measures all, Collection<Performance> standings, LocalDate knownAt) {
    var courses =
        standings.stream()
            .filter(Performance::isOffTrack)
            .flatMap(
                standing ->
                    all.version(standing.measure().id(), knownAt).stream()
                        .map(version -> Course.of(standing, version)))
            .toList();
    var questions =
        courses.stream().flatMap(course -> course.steps().questions().stream()).distinct().toList();
    var read = Figures.read(handle, questions, knownAt);
    var figures = new HashMap<FigureQuestion, Figure>();
    for (int i = 0; i < questions.size(); i++) {
      figures.put(questions.get(i), read.get(i));
    }
    var targets = Targets.known(handle, knownAt);
    var since = new LinkedHashMap<String, Since>();
    courses.forEach(
        course -> since.put(course.standing().measure().id(), course.since(figures, targets)));
    return new OffTrackSince(since);
  }

  public String words(String measure) {
    return Optional.ofNullable(since.get(measure)).map(Since::words).orElse("");
  }

  static List<FigureQuestion> questions(MeasureVersion version, Period year, LocalDate day) {
    return new Steps(version, year, day).questions();
  }

  /** The year of a measure up to a day, from step to step. */
  private record Steps(MeasureVersion version, Period year, LocalDate day) {

    List<FigureQuestion> questions() {
      return Stream.concat(
              all().stream().flatMap(step -> questions(step).stream()), ofYearBefore().stream())
          .toList();
    }

    Period yearBefore() {
      return Period.financialYear(year.from().minusDays(1));
    }

    List<FigureQuestion> ofYearBefore() {
      return ask(yearBefore(), yearBefore().lastDay());
    }

    /** Oldest first; what lies after the day says nothing of it. */
    List<Period> all() {
      return FigureSource.of(version).steps(year).stream()
          .filter(step -> !step.from().isAfter(day))
          .toList();
    }

    LocalDate end(Period step) {
      return step.lastDay().isAfter(day) ? day : step.lastDay();
    }

    List<FigureQuestion> questions(Period step) {
      return ask(year, end(step));
    }

    private List<FigureQuestion> ask(Period of, LocalDate end) {
      return FigureSource.of(version).towards(of, end).stream()
          .map(period -> new FigureQuestion(version, period))
          .toList();
    }
  }

  private record Course(Performance standing, MeasureVersion version, Steps steps) {

    static Course of(Performance standing, MeasureVersion version) {
      return new Course(standing, version, new Steps(version, standing.year(), standing.day()));
    }

    Since since(Map<FigureQuestion, Figure> figures, Targets.Known targets) {
      var steps = steps().all();
      int first = steps.size() - 1;
      while (first > 0 && wasOffTrack(steps.get(first - 1), figures)) {
        first--;
      }
      return new Since(steps.get(first), first == 0 && wasOffTrackBefore(figures, targets));
    }

    private boolean wasOffTrackBefore(Map<FigureQuestion, Figure> figures, Targets.Known targets) {
      var before = steps().yearBefore();
      var target = targets.of(version.measure(), before);
      return wasOffTrack(steps().ofYearBefore(), figures, target, before.lastDay());
    }

    private boolean wasOffTrack(Period step, Map<FigureQuestion, Figure> figures) {
      return wasOffTrack(steps().questions(step), figures, standing.target(), steps().end(step));
    }

    private boolean wasOffTrack(
        List<FigureQuestion> asked,
        Map<FigureQuestion, Figure> figures,
        Optional<Target> target,
        LocalDate end) {
      var parts = new ArrayList<Figure>();
      asked.forEach(question -> parts.add(figures.get(question)));
      var reached = YearSoFar.of(version.measure(), parts);
      var judge =
          new RagRule(version.measure().polarity(), YearSoFar.growsFromZero(version.measure()));
      var status = judge.judge(reached.value(), target, end).status();
      return status == Status.RED || status == Status.AMBER;
    }
  }
}
