package throughline.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

  private final Report report =
      new Report(
          LocalDate.of(2026, 11, 24),
          "Two rounds.",
          new Machine(2, 4_096, "a processor", "a system", "a JDK", 0.5),
          new Findings(List.of(RELAY), List.of("nothing was lost")));

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
  void fileForProgramsKeepsEveryRound(@TempDir Path folder) throws Exception {
    var json = new ObjectMapper().readTree(report.write(folder).toFile());
    assertEquals("2026-11-24", json.get("takenOn").asText());
    assertEquals(2, json.at("/machine/cores").asInt());
    assertEquals(8_000, json.at("/results/0/suite/rounds/1").asDouble());
    assertEquals(0.09, json.at("/results/0/ratio/median").asDouble(), 1e-9);
    assertTrue(json.at("/results/0/goalMet").asBoolean());
    assertTrue(Files.readString(folder.resolve("latest.md")).contains("- nothing was lost"));
  }
}
