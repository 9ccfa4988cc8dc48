package throughline.tracker.engine.measurefile;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import throughline.tracker.engine.measurefile.BadMeasureFile.Problem;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Measure;

/** Holds the measures against the plan: every outcome has a measure, every measure its outcome. */
public final class PlanCheck {

  private PlanCheck() {}

  public static void check(List<Measure> measures, ActionPlan plan) {
    var outcomes =
        plan.priorities()
            .flatMap(priority -> priority.outcomes().stream())
            .map(ActionPlan.Text::id)
            .collect(Collectors.toSet());
    var unmeasured = new HashSet<>(outcomes);
    for (var measure : measures) {
      for (var outcome : measure.outcomes()) {
        if (!outcomes.contains(outcome)) {
          throw new BadMeasureFile(
              measure.id(), new Problem("outcomes", "the plan has no outcome " + outcome));
        }
        unmeasured.remove(outcome);
      }
    }
    if (!unmeasured.isEmpty()) {
      throw new BadMeasureFile("no measure speaks to the outcomes " + unmeasured);
    }
  }
}
