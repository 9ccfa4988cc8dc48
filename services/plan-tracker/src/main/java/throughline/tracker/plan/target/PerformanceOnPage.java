package throughline.tracker.plan.target;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Measures;

/** How a measure stands, for its own page. */
public record PerformanceOnPage(
    Performance performance,
    Optional<YearCourse> course,
    String noDataBefore,
    boolean takesTarget) {

  public static PerformanceOnPage read(
      Handle handle, Measures all, Measure measure, LocalDate day) {
    var performance = AssessPerformance.read(handle, all, List.of(measure), day).get(measure.id());
    var version = all.version(measure.id(), day);
    return new PerformanceOnPage(
        performance,
        version.flatMap(
            counted ->
                performance.target().map(target -> YearCourse.read(handle, counted, target, day))),
        version.map(counted -> AssessPerformance.noDataBefore(handle, counted)).orElse(""),
        Targets.takes(measure));
  }
}
