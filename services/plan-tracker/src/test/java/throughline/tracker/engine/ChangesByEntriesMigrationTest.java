package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Cells that the version before has rolled up say afterwards of how many entries they are. */
class ChangesByEntriesMigrationTest {

  private static final String BEFORE = "20261128.601";
  private static final String AFTER = "20261129.710";

  private static final List<String> STORED =
      List.of(
          """
          INSERT INTO measure_version (measure, version, rule, registered_at, evaluation)
          VALUES ('m', 1, '{"breakdowns": ["delivery"]}', now(), 5)
          """,
          contribution(1, "A", "2026-04-01", 60),
          contribution(2, "A", "2026-04-01", 5),
          contribution(3, "B", "2026-04-01", 0),
          contribution(1, "A", "2026-04-02", -60),
          contribution(1, "B", "2026-04-02", 60),
          "UPDATE fold_mark SET through = 5",
          cell(0, "", "2026-04-01", 65),
          cell(1, "A", "2026-04-01", 65),
          cell(1, "A", "2026-04-02", -60),
          cell(1, "B", "2026-04-02", 60),
          cell(2, "ONLINE", "2026-04-01", 65),
          contribution(4, "A", "2026-04-03", 7));

  private final DatabaseOfBefore database = new DatabaseOfBefore(BEFORE, STORED);

  private static String contribution(int fact, String place, String known, int amount) {
    return """
    INSERT INTO contribution
           (measure_version_id, fact_id, version, effective_on, place, breakdown, subject, amount, known_at, known_on, reason, detail)
    VALUES (1, %d, 1, '2026-03-01', '%s', 'ONLINE', '', %d, now(), '%s', 'COUNTED', '')
    """
        .formatted(fact, place, amount, known);
  }

  private static String cell(int part, String label, String known, int amount) {
    return "INSERT INTO folded_cell (measure_version_id, part, label, effective_on, known_on, amount) VALUES (1, %d, '%s', '2026-03-01', '%s', %d)"
        .formatted(part, label, known, amount);
  }

  @Test
  void whatIsFoldedHasItsEntriesAndWhatIsNotWaits() {
    database.update(AFTER);

    assertEquals(
        List.of(
            "0  2026-04-01 65 of 2",
            "0  2026-04-02 0 of 2",
            "1 A 2026-04-01 65 of 2",
            "1 A 2026-04-02 -60 of 1",
            "1 B 2026-04-02 60 of 1",
            "2 ONLINE 2026-04-01 65 of 2",
            "2 ONLINE 2026-04-02 0 of 2"),
        database.all(
            String.class,
            "SELECT format('%s %s %s %s of %s', part, label, known_on, amount, entries) FROM"
                + " folded_cell ORDER BY part, label, known_on"));
  }
}
