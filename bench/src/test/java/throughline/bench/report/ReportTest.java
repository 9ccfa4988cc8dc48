package throughline.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private static final Result RELAY =
      Result.of(
              "relay",
              "Relay",
              "plain producer",
              "events/s",
              new Comparison(List.of(9_000.0, 8_000.0), List.of(90_000.0, 100_000.0)))
          .with(Goal.atLeast(8_000));

  private final Report report = reportOf(RELAY);

  private static Report reportOf(Result result) {
    return new Report(
        LocalDate.of(2026, 11, 24),
        "Two rounds.",
        new Machine(2, 4_096, "a processor", "a system", "a JDK", "a PostgreSQL", 0.5),
        new Findings(List.of(result), List.of("nothing was lost")));
  }

  @Test
  void tableHasMedianSpreadRatioAndGoal() {
    var table = report.table();
    assertTrue(table.contains("8,500 (8,000 to 9,000)"), table);
    assertTrue(table.contains("95,000 (90,000 to 100,000)"), table);
    assertTrue(table.contains("0.09 (0.08 to 0.10)"), table);
    assertTrue(table.contains("at least 8,000: met"), table);
    assertTrue(table.contains("2 cores (a processor), 4,096 MB"), table);
  }

  @Test
  void aGoalMayBeAShareOfTheFloor() {
    var rounds = new Comparison(List.of(500.0, 520.0), List.of(1_000.0, 1_040.0));
    var rate = Result.of("rate", "API", "JDBC", "requests/s", rounds);
    var met = reportOf(rate.with(Goal.atLeastOfFloor(0.5))).table();
    assertTrue(met.contains("at least 0.5 of the floor: met"), met);
    var missed = reportOf(rate.with(Goal.belowOfFloor(0.5))).table();
    assertTrue(missed.contains("below 0.5 of the floor: missed"), missed);
  }

  @Test
  void fileForProgramsKeepsEveryRound(@TempDir Path folder) throws Exception {
    var json = new ObjectMapper().readTree(report.write(folder).toFile());
    assertEquals("2026-11-24", json.get("takenOn").asText());
    assertEquals(2, json.at("/machine/cores").asInt());
    assertEquals(8_000, json.at("/results/0/suite/rounds/1").asDouble());
    assertEquals(0.09, json.at("/results/0/ratio/median").asDouble(), 1e-9);
    assertTrue(json.at("/results/0/goalMet").asBoolean());
    assertTrue(Files.readString(folder.resolve("latest.md")).contains("- nothing was lost"));
  }

  @Test
  void aFigureMayStandAlone(@TempDir Path folder) throws Exception {
    var alone = Result.alone("start", "From nothing to ready", "s", List.of(95.0));
    var report = reportOf(alone.with(Goal.below(90)));
    var json = new ObjectMapper().readTree(report.write(folder).toFile()).at("/results/0");
    assertEquals(95, json.at("/suite/median").asDouble());
    assertFalse(json.get("goalMet").asBoolean());
    assertFalse(json.has("floor") || json.has("beside") || json.has("ratio"));
    var row = "| From nothing to ready |  | s | 95.0 (95.0 to 95.0) |  |  | below 90: missed |";
    assertTrue(Files.readString(folder.resolve("latest.md")).contains(row));
  }
}
