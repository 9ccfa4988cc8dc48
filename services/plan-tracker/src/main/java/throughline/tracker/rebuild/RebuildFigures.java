package throughline.tracker.rebuild;

import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.tracker.intake.EngineLock;
import throughline.tracker.measure.RegisteredRule;

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
      SELECT coalesce(sum(hashtextextended(concat_ws('|', measure_version_id, effective_on, place, breakdown, subject,
                      known_on, partition, amount), 0)::numeric), 0)::text
        FROM cell WHERE amount <> 0 AND measure_version_id = ANY (:measures)
      """;

  private final Jdbi jdbi;
  private final List<RegisteredRule> rules;
  private final Clock clock;

  public RebuildFigures(Jdbi jdbi, List<RegisteredRule> rules, Clock clock) {
    this.jdbi = jdbi;
    this.rules = rules;
    this.clock = clock;
  }

  /** Rebuilds every figure and says whether anything came out differently. */
  public Rebuild rebuild() {
    return jdbi.inTransaction(
        handle -> {
          EngineLock.own(handle);
          var started = clock.instant();
          var before = digest(handle);
          long versions = Replay.anew(handle, rules);
          return new Rebuild(started, clock.instant(), versions, before.equals(digest(handle)));
        });
  }

  private record Digest(String contributions, String cells) {}

  private Digest digest(Handle handle) {
    return new Digest(digest(handle, DIGEST_OF_CONTRIBUTIONS), digest(handle, DIGEST_OF_CELLS));
  }

  private String digest(Handle handle, String sql) {
    return handle
        .createQuery(sql)
        .bindArray("measures", Integer.class, ids())
        .mapTo(String.class)
        .one();
  }

  private List<Integer> ids() {
    return rules.stream().map(RegisteredRule::measureVersionId).toList();
  }
}
