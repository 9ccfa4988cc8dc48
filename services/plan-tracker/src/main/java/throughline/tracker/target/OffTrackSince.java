package throughline.tracker.target;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.Period;
import throughline.tracker.rule.MeasureVersion;
import throughline.tracker.rule.Measures;

/**
 * Since when measures have been off track: the first of the months, or of the periods that are
 * reported, at whose ends they were behind without a break until the day of their status. It is
 * judged by the target and the figures that are known, as every status is.
 */
public final class OffTrackSince {

  private final Map<String, Period> since;

  private OffTrackSince(Map<String, Period> since) {
    this.since = since;
  }

  /** Of those that are off track, in one query for each kind of source. */
  public static OffTrackSince read(
      Handle handle, Measures all, Collection<Standing> standings, LocalDate knownAt) {
    var courses =
        standings.stream()
            .filter(Standing::isOffTrack)
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
    var since = new LinkedHashMap<String, Period>();
    courses.forEach(
        course -> since.put(course.standing().measure().id(), course.offTrackSince(figures)));
    return new OffTrackSince(since);
  }

  /** The period at whose end a measure was off track first; empty when it is not off track. */
  public Optional<Period> of(String measure) {
    return Optional.ofNullable(since.get(measure));
  }

  /** "Since July 2026"; empty when it is not off track. */
  public String words(String measure) {
    return of(measure).map(period -> "Since " + period.label()).orElse("");
  }

  /** What is asked of a measure that may be off track on a day. */
  static List<FigureQuestion> questions(MeasureVersion version, Period year, LocalDate day) {
    return new Steps(version, year, day).questions();
  }

  /** The year of a measure up to a day, from step to step. */
  private record Steps(MeasureVersion version, Period year, LocalDate day) {

    List<FigureQuestion> questions() {
      return all().stream().flatMap(step -> questions(step).stream()).toList();
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
      return FigureSource.of(version).towards(year, end(step)).stream()
          .map(period -> new FigureQuestion(version, period))
          .toList();
    }
  }

  /** How a measure came to stand as it does. */
  private record Course(Standing standing, MeasureVersion version, Steps steps) {

    static Course of(Standing standing, MeasureVersion version) {
      return new Course(standing, version, new Steps(version, standing.year(), standing.day()));
    }

    Period offTrackSince(Map<FigureQuestion, Figure> figures) {
      var steps = steps().all();
      int first = steps.size() - 1;
      while (first > 0 && wasOffTrack(steps.get(first - 1), figures)) {
        first--;
      }
      return steps.get(first);
    }

    private boolean wasOffTrack(Period step, Map<FigureQuestion, Figure> figures) {
      var parts = new ArrayList<Figure>();
      steps().questions(step).forEach(question -> parts.add(figures.get(question)));
      var reached = YearSoFar.of(version.measure(), parts);
      var judge =
          new Judge(version.measure().polarity(), YearSoFar.growsFromZero(version.measure()));
      var status = judge.judge(reached.value(), standing.target(), steps().end(step)).status();
      return status == Status.RED || status == Status.AMBER;
    }
  }
}
