package throughline.tracker.review;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.Engine;
import throughline.tracker.figure.Period;
import throughline.tracker.plan.target.Status;

/** What was signed off before figures were marked as provisional was so all the same. */
class SignedMeasureTest {

  private static final Period QUARTER = Period.quarter(LocalDate.parse("2026-06-30"));
  private static final String LOANS = "first-loans-within-90-days";

  private final Engine engine = Engine.withShippedMeasures();

  @Test
  void whatWasSignedBeforeItsDaysWereOverWasProvisionalWithoutAMark() {
    assertTrue(wasProvisional(LOANS, "12", "2026-09-27"));
    assertTrue(wasProvisional(LOANS + "-percent", "60% (12 of 20)", "2026-07-20"));
    assertTrue(wasProvisional(LOANS, "12 [p]", "2026-09-28"));
    assertFalse(wasProvisional(LOANS, "12", "2026-09-28"), "90 days after 30 June");
    assertFalse(wasProvisional("newborns-enrolled", "20", "2026-07-20"));
    assertFalse(wasProvisional("long-gone", "20", "2026-07-20"));
  }

  private boolean wasProvisional(String measure, String text, String signedOn) {
    var signed =
        new SignedMeasure(
            measure,
            "A measure",
            1,
            text,
            Optional.empty(),
            Status.NO_TARGET,
            "No target.",
            "",
            Period.financialYear(QUARTER.lastDay()).from(),
            0,
            "",
            "",
            "",
            "",
            0);
    return engine.jdbi.withHandle(
        handle ->
            signed.wasProvisional(engine.measures(handle), QUARTER, LocalDate.parse(signedOn)));
  }
}
