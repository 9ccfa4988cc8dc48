package throughline.tracker.rebuild;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.tracker.rule.MeasureVersion;

/** The table of which rule each measure was reported under. */
final class InForce {

  private static final String NOTE_CHANGE =
      """
      INSERT INTO measure_in_force (measure_version_id, in_force_from, unit, definition)
      SELECT :rule, :at, :unit, :definition
       WHERE :rule IS DISTINCT FROM (SELECT measure_version_id
                                       FROM measure_in_force
                                       JOIN measure_version USING (measure_version_id)
                                      WHERE measure = :measure
                                      ORDER BY measure_in_force_id DESC
                                      LIMIT 1)
      """;

  private InForce() {}

  /** Notes the versions of which it is new that they are in force. */
  static void note(Handle handle, List<MeasureVersion> versions, Instant at) {
    for (var version : versions) {
      handle
          .createUpdate(NOTE_CHANGE)
          .bind("rule", version.measureVersionId())
          .bind("at", at)
          .bind("unit", version.measure().unit().name())
          .bind("definition", version.measure().definition())
          .bind("measure", version.measure().id())
          .execute();
    }
  }
}
