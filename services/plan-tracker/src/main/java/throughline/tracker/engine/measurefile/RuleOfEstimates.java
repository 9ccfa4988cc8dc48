package throughline.tracker.engine.measurefile;

import java.util.List;
import java.util.Map;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.Rule;
import throughline.tracker.engine.schema.ManualEntryKind;

/** How population estimates feed a measure: those of one age band, each from its day on. */
final class RuleOfEstimates {

  private RuleOfEstimates() {}

  static Rule of(String ageBand) {
    return new Rule(
        MeasureKind.ESTIMATE,
        ManualEntryKind.POPULATION.aggregate(),
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
