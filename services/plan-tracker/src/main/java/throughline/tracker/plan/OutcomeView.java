package throughline.tracker.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import throughline.tracker.figure.FigureAddress;
import throughline.tracker.figure.Headline;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.rule.Measure;
import throughline.tracker.rule.Measures;

/** An outcome with the measures that speak to it. */
record OutcomeView(ActionPlan.Text outcome, List<MeasureLine> measures) {

  /**
   * A measure in a line.
   *
   * @param headline null when there is no data yet
   * @param address where the figure opens
   */
  record MeasureLine(Measure measure, Headline headline, FigureAddress address) {

    static MeasureLine of(
        Measure measure, Headline headline, LocalDate day, KnowledgePosition position) {
      var counted = headline == null ? measure : headline.measure();
      return new MeasureLine(measure, headline, FigureAddress.headline(counted, day, position));
    }
  }

  static OutcomeView of(
      ActionPlan.Text outcome,
      Measures measures,
      Map<String, Headline> headlines,
      LocalDate day,
      KnowledgePosition position) {
    var lines =
        measures.ofOutcome(outcome.id()).stream()
            .map(m -> MeasureLine.of(m, headlines.get(m.id()), day, position))
            .toList();
    return new OutcomeView(outcome, lines);
  }
}
