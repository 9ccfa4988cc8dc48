package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.ledger.RollUpCells;

/** What the version before has stored and counted is there afterwards, and what comes is added. */
class CellsFoldedMigrationTest {

  private static final String BEFORE = "20261125.150";

  private static final List<String> STORED =
      List.of(
          "INSERT INTO measure_version (measure, version, rule, registered_at, evaluation) VALUES"
              + " ('m', 1, '{}', now(), 1)",
          "UPDATE measure_import SET evaluation = 1",
          "INSERT INTO fact (aggregate, aggregate_id, latest_version) VALUES ('hours-entry', 'h',"
              + " 1)",
          """
          INSERT INTO fact_version (fact_id, version, type, body, occurred_at, known_at, topic, partition, log_offset)
          SELECT fact_id, 1, 't', '{"minutes": 60, "who": "Siân 🎈"}', now(), now(), 'topic', 0, 0 FROM fact
          """,
          posted("A", "", 60),
          posted("A", "", -20),
          posted("A", "person", 1),
          summed("A", "", 0, 60),
          summed("A", "", 3, -20),
          summed("A", "person", 3, 1));

  private final DatabaseOfBefore database = new DatabaseOfBefore(BEFORE, STORED);

  private static String posted(String place, String subject, int amount) {
    return """
    INSERT INTO contribution (measure_version_id, fact_id, version, effective_on, place, breakdown, subject,
                              amount, known_at, known_on, reason, detail)
    SELECT 1, fact_id, 1, '2026-03-01', '%s', '', '%s', %d, now(), '2026-04-01', 'COUNTED', '' FROM fact
    """
        .formatted(place, subject, amount);
  }

  private static String summed(String place, String subject, int partition, int amount) {
    return """
    INSERT INTO cell (measure_version_id, effective_on, place, breakdown, subject, known_on, partition, amount)
    VALUES (1, '2026-03-01', '%s', '', '%s', '2026-04-01', %d, %d)
    """
        .formatted(place, subject, partition, amount);
  }

  @Test
  void figuresAndFactsStay() {
    database.update();

    var rollUp = new RollUpCells(database.jdbi);
    rollUp.look();
    rollUp.look();
    assertEquals(
        0, number("SELECT count(*) FROM contribution WHERE contribution_id > folded_through()"));
    assertEquals(40, number("SELECT sum(amount) FROM folded_cell WHERE part = 0"));
    assertEquals(1, number("SELECT people FROM folded_people WHERE span = 'YEAR' AND part = 0"));
    assertEquals(60, number("SELECT (body ->> 'minutes')::bigint FROM fact_version"));
    assertEquals(40, number("SELECT sum(amount) FROM folded_total WHERE part = 0"));
    assertEquals(40, number("SELECT sum(amount) FROM folded_total WHERE label = 'A'"));
    assertEquals(7, number("SELECT evaluation FROM measure_version"));
  }

  private long number(String sql) {
    return database.all(Long.class, sql).get(0);
  }
}
