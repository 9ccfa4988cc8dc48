package throughline.tracker.rebuild;

import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.tracker.ledger.Cells;
import throughline.tracker.ledger.EngineLock;
import throughline.tracker.rule.MeasureStore;
import throughline.tracker.rule.MeasureVersion;

/**
 * Counts everything again from the facts and compares: the proof that the figures are what the
 * facts say. Readers see the old rows until the new ones are committed; the intake waits meanwhile.
 */
public final class RebuildFigures {

  /**
   * A sum of hashes does not depend on the order of rows; the id is left out, everything that means
   * something is in.
   */
  private static final String DIGEST_OF_CONTRIBUTIONS =
      """
      SELECT coalesce(sum(hashtextextended(concat_ws('|', measure_version_id, fact_id, version, effective_on, place,
                      breakdown, subject, amount, known_at, known_on, reason, detail), 0)::numeric), 0)::text
        FROM contribution WHERE measure_version_id = ANY (:measures)
      """;

  private static final String DIGEST_OF_CELLS =
      """
      SELECT coalesce(sum(hashtextextended(concat_ws('|', measure_version_id, effective_on, place, breakdown,
                      known_on, amount), 0)::numeric), 0)::text
        FROM folded_cell WHERE amount <> 0 AND measure_version_id = ANY (:measures)
      """;

  private static final String DIGEST_OF_TOTALS =
      """
      SELECT coalesce(sum(hashtextextended(concat_ws('|', measure_version_id, part, label, effective_on, amount), 0)::numeric),
                      0)::text
        FROM folded_total WHERE amount <> 0 AND measure_version_id = ANY (:measures)
      """;

  private static final String DIGEST_OF_PEOPLE =
      """
      SELECT coalesce(sum(hashtextextended(concat_ws('|', measure_version_id, span, part, effective_on, label,
                      known_on, people), 0)::numeric), 0)::text
        FROM folded_people WHERE people <> 0 AND measure_version_id = ANY (:measures)
      """;

  private static final String DIGEST_OF_NOT_COUNTED =
      """
      SELECT coalesce(sum(hashtextextended(concat_ws('|', measure_version_id, detail, known_on, facts), 0)::numeric),
                      0)::text
        FROM folded_not_counted WHERE facts <> 0 AND measure_version_id = ANY (:measures)
      """;

  private static final List<String> DIGESTS =
      List.of(
          DIGEST_OF_CONTRIBUTIONS,
          DIGEST_OF_CELLS,
          DIGEST_OF_TOTALS,
          DIGEST_OF_PEOPLE,
          DIGEST_OF_NOT_COUNTED);

  private final Jdbi jdbi;
  private final MeasureStore measures;
  private final Clock clock;

  public RebuildFigures(Jdbi jdbi, MeasureStore measures, Clock clock) {
    this.jdbi = jdbi;
    this.measures = measures;
    this.clock = clock;
  }

  /** Rebuilds every figure and says whether anything came out differently. */
  public Rebuild rebuild() {
    return jdbi.inTransaction(
        handle -> {
          EngineLock.own(handle);
          var started = clock.instant();
          var rules = measures.readToCount(handle).versions();
          Cells.foldAll(handle);
          var before = digest(handle, rules);
          long versions = Replay.anew(handle, rules);
          var identical = before.equals(digest(handle, rules));
          return new Rebuild(started, clock.instant(), versions, identical);
        });
  }

  private static List<String> digest(Handle handle, List<MeasureVersion> rules) {
    var ids = rules.stream().map(MeasureVersion::measureVersionId).toList();
    return DIGESTS.stream()
        .map(
            sql ->
                handle
                    .createQuery(sql)
                    .bindArray("measures", Integer.class, ids)
                    .mapTo(String.class)
                    .one())
        .toList();
  }
}
