package throughline.tracker.engine.measurefile;

import java.util.List;
import java.util.Map;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.Rule;
import throughline.tracker.engine.schema.ManualEntryKind;

/** How what people report feeds a measure: there is one way, so the file has no keys for it. */
public final class RuleOfReports {

  private RuleOfReports() {}

  /**
   * Of a measure whose figures are entered for each such period.
   *
   * @param place "place" when they may be entered by library, too; otherwise null
   * @param stands whether each stands until the next one, in place of adding up
   */
  public static Rule of(String measure, Frequency frequency, String place, boolean stands) {
    return new Rule(
        MeasureKind.MANUAL,
        ManualEntryKind.OBSERVATION.aggregate(),
        Map.of("measure", List.of(measure)),
        Map.of("state", List.of("ENTERED")),
        null,
        "lastDay",
        "value",
        null,
        List.of(),
        null,
        place,
        List.of(),
        null,
        frequency,
        null,
        null,
        stands ? true : null);
  }
}
