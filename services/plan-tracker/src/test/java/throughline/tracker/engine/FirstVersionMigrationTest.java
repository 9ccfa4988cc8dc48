package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Facts that had a row of their own are found in the first version that came of each. */
class FirstVersionMigrationTest {

  private static final String BEFORE = "20261129.800";

  private static final String FACTS =
      "INSERT INTO fact (aggregate, aggregate_id, latest_version, excluded)"
          + " VALUES ('hours-entry', 'h', 3, true), ('member', 'm', 1, false)";

  private static String version(int fact, int version) {
    return """
        INSERT INTO fact_version (fact_id, version, type, body, occurred_at, known_at, topic, partition, log_offset)
        VALUES (%d, %d, 't', '{}', now(), now(), 'topic', 0, 0)
        """
        .formatted(fact, version);
  }

  private final DatabaseOfBefore database =
      new DatabaseOfBefore(
          BEFORE, List.of(FACTS, version(1, 2), version(2, 1), version(1, 1), version(1, 3)));

  @Test
  void factsVersionsAndTheirOrderStay() {
    database.update();

    assertEquals(
        List.of("1 hours-entry h 3 true", "2 member m 1 false"),
        texts(
            "SELECT concat_ws(' ', fact_id, aggregate, aggregate_id, latest_version, excluded::text) FROM fact ORDER BY fact_id"));
    assertEquals(
        List.of("1 2", "2 1", "1 1", "1 3"),
        texts("SELECT fact_id || ' ' || version FROM fact_version ORDER BY fact_version_id"));
    assertEquals(List.of("2"), texts("SELECT version FROM fact_version WHERE aggregate_id = 'h'"));
    assertEquals(
        List.of("t"),
        texts(
            "SELECT nextval('fact_version_fact_version_id_seq') > max(greatest(fact_id, fact_version_id)) FROM fact_version"),
        "what comes next has a number of its own");
  }

  private List<String> texts(String sql) {
    return database.all(String.class, sql);
  }
}
