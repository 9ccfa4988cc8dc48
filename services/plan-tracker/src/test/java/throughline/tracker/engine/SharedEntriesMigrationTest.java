package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What stood in the ledger for each measure says the same as entries of one measure each. */
class SharedEntriesMigrationTest {

  private static final String BEFORE = "20261129.781";
  private static final String AFTER = "20261129.800";

  private static final String COLUMNS =
      "measure_version_id, fact_id, version, effective_on, place, breakdown, subject, amount, known_at, known_on, reason, detail";

  private static final List<String> STORED =
      List.of(
          """
          INSERT INTO measure_version (measure, version, rule, registered_at, evaluation)
          VALUES ('hours', 1, '{"breakdowns": ["district", "way"]}', now(), 8), ('people', 1, '{}', now(), 8)
          """,
          "UPDATE measure_import SET evaluation = 8",
          """
          INSERT INTO contribution (measure_version_id, fact_id, version, effective_on, place, breakdown, subject,
                                    amount, known_at, known_on, reason, detail)
          VALUES (1, 7, 1, '2026-03-01', 'WEST', 'E07|ONLINE', '', 60, '2026-04-01', '2026-04-01', 'COUNTED', ''),
                 (2, 7, 1, '2026-03-01', 'WEST', '', 'person', 1, '2026-04-01', '2026-04-01', 'COUNTED', ''),
                 (1, 7, 2, '2026-03-01', 'WEST', 'E07|ONLINE', '', -20, '2026-04-02', '2026-04-02', 'CORRECTED', 'version 2'),
                 (2, 8, 1, NULL, '', '', '', 1, '2026-04-02', '2026-04-02', 'EXCLUDED', 'too late')
          """);

  private final DatabaseOfBefore database = new DatabaseOfBefore(BEFORE, STORED);

  @Test
  void everyContributionIsThereAsItWas() {
    var before = contributions();
    assertEquals(4, before.size());

    database.update(AFTER);

    assertEquals(before, contributions());
    assertEquals(List.of(40L), sums("hours"));
    assertEquals(List.of(1L), database.all(Long.class, "SELECT facts FROM not_counted"));
    assertEquals(
        List.of("person 1"),
        database.all(String.class, "SELECT subject || ' ' || amount FROM contribution_of_person"));
    assertEquals(
        List.of(9, 9), database.all(Integer.class, "SELECT evaluation FROM measure_version"));
  }

  private List<String> contributions() {
    return database.all(
        String.class, "SELECT ROW(%s)::text FROM contribution ORDER BY 1".formatted(COLUMNS));
  }

  private List<Long> sums(String measure) {
    return database.all(
        Long.class,
        """
        SELECT sum(amount)::bigint
          FROM unfolded_sum JOIN measure_version USING (measure_version_id)
         WHERE measure = '%s' AND effective_on IS NOT NULL
        """
            .formatted(measure));
  }
}
