package throughline.tracker.review.commentary;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.Period;
import throughline.tracker.figure.change.ChangeAddress;
import throughline.tracker.figure.change.Knowledge;
import throughline.tracker.plan.ownership.SelfAssessments;
import throughline.tracker.plan.target.AssessPerformance;
import throughline.tracker.plan.target.Performance;

/** What was written about a measure, beside the figure of today. */
public record CommentaryView(
    Commentary commentary,
    Measure measure,
    Period period,
    Optional<Long> now,
    Optional<SelfAssessments.One> judged,
    LocalDate until) {

  public static Map<String, CommentaryView> last(
      Handle handle, Measures all, Map<String, Performance> performances, LocalDate day) {
    var written = Commentaries.last(handle, day);
    var ofLast =
        ofLastQuarter(written, performances.keySet(), day).stream()
            .flatMap(id -> all.find(id).stream())
            .toList();
    var atItsEnd =
        ofLast.isEmpty()
            ? Map.<String, Performance>of()
            : AssessPerformance.read(handle, all, ofLast, endOfLastQuarter(day), day);
    var judged = SelfAssessments.read(handle, measures(performances), day);
    var views = new LinkedHashMap<String, CommentaryView>();
    performances.forEach(
        (id, performance) -> {
          var commentary = written.get(id);
          if (commentary != null) {
            var stood = atItsEnd.getOrDefault(id, performance);
            var word = Optional.ofNullable(judged.of(performance.measure()));
            views.put(id, of(commentary, stood, word, all.version(id, day), day));
          }
        });
    return views;
  }

  static List<FigureQuestion> questions(
      Handle handle, Measures all, List<Measure> measures, LocalDate day) {
    var ids = measures.stream().map(Measure::id).collect(Collectors.toSet());
    var ofLast = ofLastQuarter(Commentaries.last(handle, day), ids, day);
    var last = measures.stream().filter(measure -> ofLast.contains(measure.id())).toList();
    return AssessPerformance.questions(handle, all, last, endOfLastQuarter(day), day);
  }

  private static LocalDate endOfLastQuarter(LocalDate day) {
    return Period.quarter(day).from().minusDays(1);
  }

  private static Set<String> ofLastQuarter(
      Map<String, Commentary> written, Set<String> of, LocalDate day) {
    var lastQuarter = Period.quarter(endOfLastQuarter(day));
    return written.values().stream()
        .filter(each -> each.quarter().equals(lastQuarter))
        .map(Commentary::measure)
        .filter(of::contains)
        .collect(Collectors.toSet());
  }

  private static List<Measure> measures(Map<String, Performance> performances) {
    return performances.values().stream().map(Performance::measure).toList();
  }

  static CommentaryView of(
      Commentary commentary,
      Performance performance,
      Optional<SelfAssessments.One> judged,
      Optional<MeasureVersion> version,
      LocalDate until) {
    var quarter = commentary.quarter();
    var day = until.isBefore(quarter.lastDay()) ? until : quarter.lastDay();
    return new CommentaryView(
        commentary,
        performance.measure(),
        version.map(counted -> judged(counted, quarter, day)).orElse(quarter),
        performance.actual(),
        judged,
        until);
  }

  private static Period judged(MeasureVersion version, Period quarter, LocalDate day) {
    var source = FigureSource.of(version);
    var periods = source.towards(Period.financialYear(quarter.from()), day);
    if (periods.isEmpty()) {
      return quarter;
    }
    var last = periods.get(periods.size() - 1);
    return source.growsFromZero(version.measure().unit())
        ? Period.between(periods.get(0).from(), last.lastDay())
        : last;
  }

  public String figureText() {
    return text(commentary.figure());
  }

  public String nowText() {
    return text(now);
  }

  private String text(Optional<Long> figure) {
    return figure.map(value -> FigureText.of(value, measure.unit())).orElse("not known");
  }

  public boolean hasMoved() {
    return !Objects.equals(now, commentary.figure());
  }

  public String judgedAnew() {
    var then = commentary.judged();
    var judgedNow = judged.map(Commentary.AssessmentThen::of);
    return then.isEmpty() || judgedNow.isEmpty() || then.equals(judgedNow)
        ? ""
        : "Written when it was judged %s; it is judged %s now."
            .formatted(then.get().words(), judgedNow.get().words());
  }

  public ChangeAddress changed() {
    return ChangeAddress.of(measure.id(), period, Knowledge.at(commentary.position()), until);
  }

  public boolean isOverdue(Commentary.NextStep step) {
    return step.due().isBefore(until);
  }

  public List<Commentary.NextStep> next() {
    return commentary.next();
  }
}
