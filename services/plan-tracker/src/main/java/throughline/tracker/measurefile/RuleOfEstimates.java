package throughline.tracker.measurefile;

import java.util.List;
import java.util.Map;
import throughline.tracker.rule.MeasureKind;
import throughline.tracker.rule.Rule;
import throughline.tracker.schema.OwnKind;

/** How population estimates feed a measure: those of one age band, each from its day on. */
final class RuleOfEstimates {

  private RuleOfEstimates() {}

  static Rule of(String ageBand) {
    return new Rule(
        MeasureKind.ESTIMATE,
        OwnKind.POPULATION.aggregate(),
        Map.of("ageBand", List.of(ageBand)),
        Map.of(),
        "areas",
        "areas.from",
        "areas.people",
        null,
        List.of(),
        null,
        "areas.place",
        List.of(),
        null,
        null,
        null,
        null,
        null);
  }
}
