package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.Period;

/** People of whom something is not rolled up yet, as while a log is read for the first time. */
class PeopleNotRolledUpTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-04-01");

  /** So many that the index by person is one page higher than that by day. */
  private static final String MANY =
      """
      WITH kind AS (
        INSERT INTO entry_kind_measure (measure_version_id, entry_kind_id, person, once)
        VALUES (?, nextval('entry_kind_id_seq'), true, false)
        RETURNING entry_kind_id)
      INSERT INTO entry (entry_kind_id, fact_id, version, effective_on, place, breakdown, subject,
                         amount, known_at, known_on, reason, detail)
      SELECT entry_kind_id, number, 1, date '2026-03-01', 'HEAD', '', md5(number::text), 1, ?, date '2026-04-01', 'COUNTED', ''
        FROM kind CROSS JOIN generate_series(1, 60000) AS number
      """;

  private static final String ROLLED_UP_BUT_FIFTY =
      "UPDATE roll_up_mark SET through = pg_sequence_last_value('entry_entry_id_seq') - 50";

  /** What PostgreSQL has read of the ledger for the transaction so far, by whatever way. */
  private static final String READ =
      "SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) FROM pg_stat_xact_user_tables WHERE relname"
          + " = 'entry'";

  private final Engine engine = Engine.withShippedMeasures();

  /** The planner knows nothing of the ledger then, and read a measure's year for each person. */
  @Test
  void areFoundPersonByPersonBeforeThePlannerKnowsTheLedger() {
    var rule = engine.rule("active-volunteers");
    var year = Period.financialYear(LocalDate.parse("2026-03-01"));
    engine.jdbi.useTransaction(
        handle -> {
          handle.execute(MANY, rule.measureVersionId(), engine.clock.instant());
          handle.execute(ROLLED_UP_BUT_FIFTY);
          long before = read(handle);
          var figures = Figures.read(handle, List.of(new FigureQuestion(rule, year)), TODAY);
          assertEquals(50, figures.get(0).value());
          long read = read(handle) - before;
          assertTrue(read < 1_000, "rows read: " + read);
        });
  }

  private static long read(Handle handle) {
    return handle.createQuery(READ).mapTo(Long.class).one();
  }
}
