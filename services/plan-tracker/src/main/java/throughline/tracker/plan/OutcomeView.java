package throughline.tracker.plan;

import java.util.List;
import java.util.Map;
import throughline.tracker.figure.Headline;
import throughline.tracker.rule.Measure;
import throughline.tracker.rule.Measures;

/** An outcome with the measures that speak to it. */
record OutcomeView(ActionPlan.Text outcome, List<MeasureLine> measures) {

  /**
   * A measure in a line.
   *
   * @param headline null when there is no data yet
   */
  record MeasureLine(Measure measure, Headline headline) {}

  static OutcomeView of(
      ActionPlan.Text outcome, Measures measures, Map<String, Headline> headlines) {
    var lines =
        measures.ofOutcome(outcome.id()).stream()
            .map(m -> new MeasureLine(m, headlines.get(m.id())))
            .toList();
    return new OutcomeView(outcome, lines);
  }
}
