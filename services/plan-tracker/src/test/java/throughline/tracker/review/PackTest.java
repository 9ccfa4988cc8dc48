package throughline.tracker.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import throughline.tracker.figure.Period;
import throughline.tracker.plan.target.Status;

class PackTest {

  private static final Period QUARTER = Period.quarter(LocalDate.parse("2026-09-30"));

  @Test
  void whatIsCountedOnADaySaysOnWhich() {
    var statement = new Statement(null, List.of(of("members"), of("visits")), List.of());
    var signed = new Review.Signed(2, statement, "", Instant.EPOCH, "Ola (test)");
    var signature =
        new Signature(Review.open(QUARTER), signed, Optional.empty(), null, "review-2026-09-30");
    var beside = new PackBeside(List.of(), Map.of(), Set.of("members"), QUARTER);
    var pack = new Pack(signature, Map.of(), beside);

    assertEquals("1,234 on 30 September 2026", pack.textOf(of("members")));
    assertEquals("1,234", pack.textOf(of("visits")));
  }

  private static SignedMeasure of(String measure) {
    var year = Period.financialYear(QUARTER.lastDay()).from();
    return new SignedMeasure(
        measure,
        measure,
        1,
        "1,234",
        Optional.empty(),
        Status.NO_TARGET,
        "",
        "",
        year,
        0,
        "",
        "",
        "",
        "",
        0);
  }
}
