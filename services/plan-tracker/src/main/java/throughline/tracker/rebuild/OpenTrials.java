package throughline.tracker.rebuild;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.tracker.ledger.Cells;
import throughline.tracker.rule.Evaluator;

/** What an import does to the versions that are being tried. */
final class OpenTrials {

  /** Tried in place of what is no longer in force, or by code that counts otherwise. */
  private static final String SUPERSEDE =
      """
      UPDATE trial SET state = 'SUPERSEDED', decided_at = :at, cleared = true
       WHERE state = 'WAITING'
         AND ((SELECT m.measure_version_id FROM measure AS m WHERE m.measure = trial.measure) IS DISTINCT FROM trial.based_on
              OR EXISTS (SELECT FROM measure_version
                          WHERE measure_version.measure_version_id = trial.measure_version_id
                            AND measure_version.evaluation <> :evaluation))
      RETURNING measure_version_id
      """;

  private static final String FED =
      """
      SELECT measure_version_id FROM trial JOIN measure_version USING (measure_version_id)
       WHERE state = 'WAITING' AND fed
      """;

  private OpenTrials() {}

  /** Ends those that say nothing any more, and forgets what they have counted. */
  static void supersede(Handle handle, Instant at) {
    var superseded =
        handle
            .createQuery(SUPERSEDE)
            .bind("at", at)
            .bind("evaluation", Evaluator.REVISION)
            .mapTo(Integer.class)
            .list();
    if (!superseded.isEmpty()) {
      Cells.forget(handle, superseded);
    }
  }

  /** Those under which every fact that comes is counted. */
  static List<Integer> fed(Handle handle) {
    return handle.createQuery(FED).mapTo(Integer.class).list();
  }
}
