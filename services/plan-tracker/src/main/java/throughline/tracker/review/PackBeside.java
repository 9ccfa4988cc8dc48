package throughline.tracker.review;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.platform.web.chart.Chart;
import throughline.platform.web.chart.ChartLine;
import throughline.platform.web.chart.ChartPoint;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.figure.Period;
import throughline.tracker.plan.milestone.MilestoneTimeline;
import throughline.tracker.plan.milestone.MilestoneView;
import throughline.tracker.plan.milestone.Milestones;
import throughline.tracker.plan.target.AssessPerformance;
import throughline.tracker.plan.target.YearCourse;

/**
 * What a pack has beside what is signed off, as known on that day.
 *
 * @param charts the year of what is off track, by measure
 * @param stocks the measures that are counted on a day
 */
record PackBeside(
    List<MilestoneView> milestones, Map<String, Line> charts, Set<String> stocks, Period quarter) {

  /** The year's line up to the quarter's end beside its trajectory. */
  public record Line(String points, String aim, String words) {

    static Line of(YearCourse course, LocalDate end) {
      var whole = course.chart();
      var points =
          IntStream.range(0, whole.points().size())
              .mapToObj(i -> until(whole.points().get(i), course.steps().get(i).period(), end))
              .toList();
      var chart = new Chart(whole.title(), whole.unit(), points, whole.target(), whole.lines());
      return new Line(
          numbers(points.stream().map(ChartPoint::value).toList()),
          numbers(whole.lines().stream().findFirst().map(ChartLine::values).orElse(List.of())),
          chart.sentence());
    }

    private static ChartPoint until(ChartPoint point, Period step, LocalDate end) {
      return step.lastDay().isAfter(end)
          ? new ChartPoint(point.name(), point.label(), point.year(), null, false)
          : point;
    }

    private static String numbers(List<Double> values) {
      return values.stream()
          .map(value -> Objects.toString(value, ""))
          .collect(Collectors.joining(","));
    }
  }

  static PackBeside read(
      Handle handle,
      ActionPlan plan,
      Measures all,
      Statement statement,
      Period quarter,
      LocalDate knownAt) {
    return new PackBeside(
        Milestones.all(handle, plan, knownAt),
        charts(handle, all, statement, quarter.lastDay(), knownAt),
        all.all().stream()
            .filter(measure -> measure.kind() == MeasureKind.STOCK || measure.isLevel())
            .map(Measure::id)
            .collect(Collectors.toSet()),
        quarter);
  }

  private static Map<String, Line> charts(
      Handle handle, Measures all, Statement statement, LocalDate end, LocalDate knownAt) {
    var behind =
        statement.offTrack().stream().flatMap(each -> all.find(each.measure()).stream()).toList();
    var charts = new HashMap<String, Line>();
    AssessPerformance.read(handle, all, behind, end, knownAt)
        .forEach(
            (id, performance) -> {
              var version = all.version(id, knownAt);
              var target = performance.target();
              if (version.isPresent() && target.isPresent()) {
                var course = YearCourse.read(handle, version.get(), target.get(), knownAt);
                charts.put(id, Line.of(course, end));
              }
            });
    return charts;
  }

  public Line chartOf(String measure) {
    return charts.get(measure);
  }

  public String milestoneWords() {
    return MilestoneTimeline.counts(milestones).stream()
        .map(MilestoneTimeline.Count::words)
        .collect(Collectors.joining(", "));
  }

  /** Those late or at risk, done in the quarter, or due in the next. */
  public List<MilestoneView> milestonesToRead() {
    var next = Period.quarter(quarter.to());
    var shown =
        milestones.stream()
            .filter(
                view ->
                    !view.status().needsAttention()
                        && !view.date().isBefore(quarter.from())
                        && view.date().isBefore(next.to()))
            .sorted(Comparator.comparing(MilestoneView::date));
    return Stream.concat(MilestoneTimeline.toLookAt(milestones).stream(), shown).toList();
  }
}
