package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Cells that the version before has rolled up are there afterwards, by each part of their measure.
 */
class CellsByPartMigrationTest {

  private static final String BEFORE = "20261128.540";
  private static final String AFTER = "20261128.601";

  private static final List<String> STORED =
      List.of(
          """
          INSERT INTO measure_version (measure, version, rule, registered_at, evaluation)
          VALUES ('m', 1, '{"breakdowns": ["delivery", "venueKind"]}', now(), 4), ('n', 1, '{}', now(), 4)
          """,
          cell(1, "A", "ONLINE|HUB", "2026-03-01", "2026-04-01", 60),
          cell(1, "A", "ONLINE|", "2026-03-01", "2026-04-01", 5),
          cell(1, "B", "IN_PERSON|HUB", "2026-03-01", "2026-04-02", 7),
          cell(2, "A", "", "2026-03-01", "2026-04-01", 9));

  private final DatabaseOfBefore database = new DatabaseOfBefore(BEFORE, STORED);

  private static String cell(
      int rule, String place, String breakdown, String day, String known, int amount) {
    return "INSERT INTO folded_cell (measure_version_id, place, breakdown, effective_on, known_on, amount) VALUES (%d, '%s', '%s', '%s', '%s', %d)"
        .formatted(rule, place, breakdown, day, known, amount);
  }

  @Test
  void sumsStay() {
    database.update(AFTER);

    assertEquals(
        List.of(
            "1 0  2026-04-01 65",
            "1 0  2026-04-02 7",
            "1 1 A 2026-04-01 65",
            "1 1 B 2026-04-02 7",
            "1 2 IN_PERSON 2026-04-02 7",
            "1 2 ONLINE 2026-04-01 65",
            "1 3  2026-04-01 5",
            "1 3 HUB 2026-04-01 60",
            "1 3 HUB 2026-04-02 7",
            "2 0  2026-04-01 9",
            "2 1 A 2026-04-01 9"),
        rows(
            "SELECT format('%s %s %s %s %s', measure_version_id, part, label, known_on, amount)"
                + " FROM folded_cell ORDER BY measure_version_id, part, label, known_on"));
    assertEquals(
        List.of("2 IN_PERSON 7", "2 ONLINE 65", "3  5", "3 HUB 67"),
        rows(
            "SELECT format('%s %s %s', part, label, amount) FROM folded_total ORDER BY part,"
                + " label"));
  }

  private List<String> rows(String sql) {
    return database.all(String.class, sql);
  }
}
