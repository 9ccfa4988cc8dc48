package throughline.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTableTest {
  private static final String BEGIN = "<!-- generated -->\n";

  @Test
  void theDocumentSaysWhatTheSourcesSay() throws IOException {
    String written = Files.readString(Path.of("../docs/settings.md"));
    String head = written.substring(0, written.indexOf(BEGIN) + BEGIN.length());
    String now = head + SettingsTable.markdown();
    Path made = Path.of("target/settings.md");
    Files.createDirectories(made.getParent());
    Files.writeString(made, now);
    assertEquals(
        now, written, "A setting has changed: cp deploy/target/settings.md docs/settings.md");
  }

  @Test
  void everySettingIsExplained() throws IOException {
    List<String> unexplained =
        SettingsTable.markdown().lines().filter(line -> line.contains("` |  |")).toList();
    assertEquals(List.of(), unexplained);
  }

  /** A table of nothing would be equal to nothing. */
  @Test
  void itHoldsWhatAnOperatorLooksForFirst() throws IOException {
    String table = SettingsTable.markdown();
    for (String row :
        List.of(
            "| `DB_URL` |",
            "| `OIDC_ISSUER` |",
            "| `THROUGHLINE_OUTBOX_RELAY_BATCH_SIZE` |",
            "| `FAMILY_LINK_LASTS` |",
            "| `THROUGHLINE_TRACKER_INTAKE_THREADS` |",
            "| `THROUGHLINE_LIMITS_BODY_SIZE` |")) {
      assertTrue(table.contains(row), row);
    }
  }
}
