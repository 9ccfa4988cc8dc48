package throughline.tracker.engine.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a rule changed. */
class RulesInForceTest {

  @Test
  void whatHoldsAlreadyDoesNotComeIntoForceAgain() {
    var rules =
        rules(since("2026-11-29", 2), since("2025-11-01", 1), since("2026-05-12", 2)).of("m");

    assertEquals(
        List.of("2025-11-01 1", "2026-05-12 2"),
        rules.stream()
            .map(since -> since.from() + " " + since.rule().measure().version())
            .toList());
  }

  @Test
  void ofTwoOnOneDayBothAreToldOf() {
    var rules = rules(since("2026-05-12", 1), since("2026-05-12", 2), since("2026-05-12", 1));

    assertEquals(3, rules.of("m").size());
    assertEquals(0, rules.of("other").size());
  }

  private static RulesInForce rules(RulesInForce.Since... history) {
    return new RulesInForce(Arrays.asList(history));
  }

  private static RulesInForce.Since since(String from, int version) {
    var measure =
        new Measure(
            "m",
            "M",
            List.of(),
            MeasureKind.FLOW_COUNT,
            Unit.PEOPLE,
            Polarity.HIGHER,
            version,
            "",
            Optional.of(Rule.share("one", "other")));
    return new RulesInForce.Since(LocalDate.parse(from), new MeasureVersion(version, measure));
  }
}
