package throughline.bench.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

  @Test
  void tableHasMedianSpreadRatioAndGoal() {
    var rounds = new Comparison(List.of(9_000.0, 8_000.0), List.of(90_000.0, 100_000.0));
    var report =
        reportOf(Result.of("Intake", "a peer", "events/s", rounds).with(Goal.atLeast(8_000)));
    assertTrue(
        report.contains(
            "| Intake | a peer | events/s | 8,500 (8,000 to 9,000) | 95,000 (90,000 to 100,000)"
                + " | 0.09 (0.08 to 0.10) | at least 8,000: met |"),
        report);
    assertTrue(report.contains("2 cores (a processor)"), report);
    assertTrue(report.contains("- nothing was lost"), report);
  }

  @Test
  void aGoalMayBeAShareOfTheFloor() {
    var rounds = new Comparison(List.of(500.0, 520.0), List.of(1_000.0, 1_040.0));
    var rate = Result.of("API", "JDBC", "requests/s", rounds);
    var met = reportOf(rate.with(Goal.atLeastOfFloor(0.5)));
    assertTrue(met.contains("at least 0.50 of the floor: met"), met);
    var missed = reportOf(rate.with(Goal.belowOfFloor(0.5)));
    assertTrue(missed.contains("below 0.50 of the floor: missed"), missed);
  }

  @Test
  void aFigureMayStandAlone() {
    var alone = Result.alone("From nothing to ready", "s", List.of(95.0)).with(Goal.below(90));
    var row = "| From nothing to ready |  | s | 95.0 (95.0 to 95.0) |  |  | below 90: missed |";
    assertTrue(reportOf(alone).contains(row));
  }

  private static String reportOf(Result result) {
    return new Report(
            LocalDate.of(2026, 11, 24),
            "Two rounds.",
            "2 cores (a processor)",
            new Findings(List.of(result), List.of("nothing was lost")))
        .markdown();
  }
}
