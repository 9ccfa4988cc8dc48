package throughline.tracker.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.files.table.FormattedNumber;
import throughline.platform.files.table.TableWriter;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Page;
import throughline.tracker.engine.rebuild.RebuildFigures;
import throughline.tracker.engine.schema.ManualEntryKind;

/** Percentages as workbooks hold them: as shares of 1, with all the decimals of a division. */
@QuarkusTest
class ImportedPercentagesTest {

  private static final String FILE = "/observations/file";

  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  @Inject RebuildFigures rebuild;

  @BeforeEach
  @AfterEach
  void forget() {
    Entered.forget(ManualEntryKind.OBSERVATION.aggregate(), rebuild);
    Entered.forgetUncounted(ManualEntryKind.PROPOSAL.aggregate());
  }

  @Test
  void whatAWorkbookHasDividedIsKeptToTwoDecimals() throws IOException {
    var preview = lead.follow(send(new FormattedNumber(41 / 281.0, "0.0%", "14.6%")));

    assertTrue(preview.text("main").contains("14.59%"), preview.text("main"));
  }

  /** 0.15 was taken as 0.15%, without a word. */
  @Test
  void whatMayBeAShareOfOneIsAskedFor() throws IOException {
    var refused = send(new FormattedNumber(0.15, "0.00", "0.15"));

    assertEquals(400, refused.status());
    assertTrue(
        refused
            .problems()
            .toString()
            .contains("Row 2, Figure: is 0.15, which may be a percentage or a share of 1."),
        refused.problems().toString());
  }

  private Page send(FormattedNumber figure) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var header = List.of("Measure", "Period", "Figure");
    try (var workbook = TableWriter.to(bytes, TableWriter.Kind.XLSX, "Figures", header)) {
      workbook.row("activity-for-parents-percent", "2024/25 Q1", figure);
    }
    var about = Map.of("source", "Old reports (test)", "reason", "");
    return lead.upload(lead.open(FILE), FILE, "file", "figures.xlsx", bytes.toByteArray(), about);
  }
}
