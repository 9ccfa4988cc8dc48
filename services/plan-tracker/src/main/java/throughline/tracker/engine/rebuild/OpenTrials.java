package throughline.tracker.engine.rebuild;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.ledger.Cells;
import throughline.tracker.engine.measurefile.MeasureFile;
import throughline.tracker.engine.measurefile.MeasureText;
import throughline.tracker.engine.measurefile.MistypedMeasure;
import throughline.tracker.engine.rule.Evaluator;
import throughline.tracker.engine.rule.Measure;

/** What an import does to the versions that are being tried. */
final class OpenTrials {

  private static final String WAITING =
      """
      SELECT tried.measure_version_id AS rule, tried.entry,
             greatest((SELECT max(v.version) FROM measure_version AS v WHERE v.measure = tried.measure),
                      (SELECT m.version FROM measure AS m WHERE m.measure = tried.measure), 0) + 1 AS next
        FROM trial JOIN measure_version AS tried USING (measure_version_id)
       WHERE state = 'WAITING'
      """;

  /**
   * Tried in place of what is no longer in force, or by code that counts otherwise. Of what has no
   * rule, only the number says that it is in place of something else.
   */
  private static final String SUPERSEDE =
      """
      UPDATE trial SET state = 'SUPERSEDED', decided_at = :at, cleared = true
       WHERE state = 'WAITING'
         AND ((SELECT m.measure_version_id FROM measure AS m WHERE m.measure = trial.measure) IS DISTINCT FROM trial.based_on
              OR trial.measure_version_id = ANY (:outdated)
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

  private record Waiting(int rule, String entry, int next) {}

  private OpenTrials() {}

  static void supersede(Handle handle, List<Measure> inForce, Instant at) {
    var superseded =
        handle
            .createQuery(SUPERSEDE)
            .bind("at", at)
            .bind("evaluation", Evaluator.REVISION)
            .bindArray("outdated", Integer.class, outdated(handle, inForce))
            .mapTo(Integer.class)
            .list();
    if (!superseded.isEmpty()) {
      Cells.forget(handle, superseded);
    }
  }

  private static List<Integer> outdated(Handle handle, List<Measure> inForce) {
    return handle
        .createQuery(WAITING)
        .mapTo(Waiting.class)
        .filter(waiting -> !isNextBeside(inForce, waiting))
        .map(Waiting::rule)
        .list();
  }

  private static boolean isNextBeside(List<Measure> inForce, Waiting waiting) {
    try {
      return MeasureText.read(
                  waiting.entry(),
                  tried -> MeasureFile.checkTogether(MeasureFile.with(inForce, tried)))
              .version()
          == waiting.next();
    } catch (MistypedMeasure outdated) {
      return false;
    }
  }

  static List<Integer> fed(Handle handle) {
    return handle.createQuery(FED).mapTo(Integer.class).list();
  }
}
