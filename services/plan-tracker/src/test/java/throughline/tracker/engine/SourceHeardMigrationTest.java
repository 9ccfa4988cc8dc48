package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a stray event moved before is put right. */
class SourceHeardMigrationTest {

  private static final String BEFORE = "20261129.720";
  private static final String AFTER = "20261129.730";

  private final DatabaseOfBefore database =
      new DatabaseOfBefore(
          BEFORE,
          Stream.of(
                  Stream.of(
                      fact(1, "booking"),
                      fact(2, "member"),
                      fact(3, "hours-entry"),
                      told(1, 1, "bookings", "2003-05-05", "2026-03-02"),
                      told(1, 2, "bookings", "2026-03-01", "2026-03-02"),
                      told(2, 1, "membership", "2003-05-05", "2026-03-02"),
                      "INSERT INTO source_heard VALUES ('booking', '2003-05-05'), ('member', '2003-05-05'), ('hours-entry', '2025-09-01')"),
                  IntStream.rangeClosed(1, 7)
                      .mapToObj(day -> told(3, day, "volunteers", "2025-09-0" + day, "2026-03-02")))
              .flatMap(statements -> statements)
              .toList());

  private static String fact(int id, String aggregate) {
    return "INSERT INTO fact (fact_id, aggregate, aggregate_id) OVERRIDING SYSTEM VALUE VALUES (%d, '%s', 'x')"
        .formatted(id, aggregate);
  }

  private static String told(int fact, int version, String topic, String day, String known) {
    return """
        INSERT INTO fact_version (fact_id, version, type, body, occurred_at, known_at, topic, partition, log_offset)
        VALUES (%d, %d, 'x', '{}', '%sT09:00:00Z', '%sT09:00:00Z', '%s', 0, 0)
        """
        .formatted(fact, version, day, known, topic);
  }

  @Test
  void aStrayNoLongerSaysSinceWhenItsSourceHasBeenHeardOf() {
    database.update(AFTER);

    assertEquals(
        List.of("booking 2026-03-01", "hours-entry 2025-09-01"),
        database.all(
            String.class,
            "SELECT aggregate || ' ' || first_on FROM source_heard ORDER BY aggregate"));
  }
}
