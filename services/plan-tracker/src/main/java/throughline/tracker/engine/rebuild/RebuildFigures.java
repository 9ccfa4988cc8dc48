package throughline.tracker.engine.rebuild;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.tracker.engine.ledger.Cells;
import throughline.tracker.engine.ledger.EngineLock;
import throughline.tracker.engine.ledger.LedgerChanges;
import throughline.tracker.engine.ledger.Recount;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.MeasureVersion;

/**
 * Counts everything again from the facts and compares: the proof that the figures are what the
 * facts say. Readers see the old rows until the new ones are committed; the intake waits meanwhile.
 */
public final class RebuildFigures {

  /** Sums of hashes, which do not depend on the order of rows. */
  private static final List<String> DIGESTS =
      List.of(
          """
          SELECT coalesce(sum(hashint8extended(hash_record_extended(ROW(measure_version_id, part, label, effective_on, known_on, amount,
                                                       entries), 0), 0)), 0)::text
            FROM rolled_up_cell WHERE entries <> 0
          """,
          """
          SELECT coalesce(sum(hashint8extended(hash_record_extended(ROW(measure_version_id, part, label, effective_on, amount), 0), 0)), 0)::text
            FROM rolled_up_total WHERE amount <> 0
          """,
          """
          SELECT coalesce(sum(hashint8extended(hash_record_extended(ROW(measure_version_id, span, part, effective_on, label, known_on,
                                                       people), 0), 0)), 0)::text
            FROM rolled_up_people WHERE people <> 0
          """,
          """
          SELECT coalesce(sum(hashint8extended(hash_record_extended(ROW(measure_version_id, detail, known_on, facts), 0), 0)), 0)::text
            FROM rolled_up_not_counted WHERE facts <> 0
          """);

  private final Jdbi jdbi;
  private final MeasureStore measures;
  private final LedgerChanges changes;
  private final Clock clock;

  public RebuildFigures(Jdbi jdbi, MeasureStore measures, LedgerChanges changes, Clock clock) {
    this.jdbi = jdbi;
    this.measures = measures;
    this.changes = changes;
    this.clock = clock;
  }

  public Rebuild rebuild() {
    var rebuilt = count();
    if (!rebuilt.identical()) {
      changes.changed();
    }
    return rebuilt;
  }

  private Rebuild count() {
    return jdbi.inTransaction(
        handle -> {
          EngineLock.own(handle);
          var started = clock.instant();
          var rules = measures.readToCount(handle).versions();
          Cells.rollUpAll(handle);
          var before = rolledUp(handle);
          Recount.clear(handle);
          long versions = Replay.beside(handle, rules);
          var same = compare(handle, rules);
          Cells.rollUpAnew(handle);
          var identical = same && before.equals(rolledUp(handle));
          if (!identical) {
            // The pages of other instances look at nothing else that a rebuild moves.
            InForce.raise(handle);
          }
          return new Rebuild(started, clock.instant(), versions, identical);
        });
  }

  private static boolean compare(Handle handle, List<MeasureVersion> rules) {
    var ids = rules.stream().map(MeasureVersion::measureVersionId).toList();
    var same = Recount.isAsInTheLedger(handle, ids);
    if (!same) {
      Recount.takeOver(handle, ids);
    }
    Recount.clear(handle);
    return same;
  }

  private static List<String> rolledUp(Handle handle) {
    return DIGESTS.stream().map(sql -> handle.createQuery(sql).mapTo(String.class).one()).toList();
  }

  /**
   * How a rebuild went.
   *
   * @param identical whether every figure and every row of history came out the same
   */
  public record Rebuild(
      Instant startedAt, Instant finishedAt, long factVersions, boolean identical) {}
}
