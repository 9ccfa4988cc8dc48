package throughline.tracker.web.priority;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.figure.FigureAddress;
import throughline.tracker.figure.Headline;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.plan.retirement.Retirement;
import throughline.tracker.plan.retirement.Retirements;
import throughline.tracker.plan.target.Performance;

/** An outcome with the measures that speak to it. */
record OutcomeView(ActionPlan.Text outcome, List<MeasureLine> measures) {

  record MeasureLine(
      Measure measure,
      Headline headline,
      FigureAddress address,
      Performance standing,
      String retired) {

    static MeasureLine of(
        Measure measure,
        Headline headline,
        Performance standing,
        Optional<Retirement> retired,
        LocalDate day,
        KnowledgePosition position) {
      var address =
          headline == null || !headline.current().hasValue()
              ? null
              : FigureAddress.headline(headline.measure(), day, position);
      return new MeasureLine(
          measure, headline, address, standing, retired.map(Retirement::words).orElse(""));
    }
  }

  static OutcomeView of(
      ActionPlan.Text outcome,
      Measures measures,
      Map<String, Headline> headlines,
      Map<String, Performance> standings,
      Retirements retirements,
      LocalDate day,
      KnowledgePosition position) {
    var lines =
        measures.ofOutcome(outcome.id()).stream()
            .map(
                m ->
                    MeasureLine.of(
                        m,
                        headlines.get(m.id()),
                        standings.get(m.id()),
                        retirements.of(m.id()),
                        day,
                        position))
            .toList();
    return new OutcomeView(outcome, lines);
  }
}
