package throughline.tracker.engine.rebuild;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureVersion;

/** The tables of which rule each measure is reported under, and was. */
public final class InForce {

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

  private static final String RAISE = "UPDATE measure_import SET imports = imports + 1";

  private static final String NUMBER =
      "UPDATE measure_version SET version = :version WHERE measure_version_id = :rule";
  private static final String FEED_NO_LONGER =
      """
      UPDATE measure_version SET fed = false
       WHERE measure_version_id = (SELECT measure_version_id FROM measure WHERE measure = :measure)
      """;

  private static final String REPLACE =
      """
      INSERT INTO measure
             (measure, position, title, outcomes, kind, unit, polarity, version, definition, measure_version_id)
      VALUES (:measure, (SELECT coalesce(max(position), 0) + 1 FROM measure), :title, :outcomes, :kind, :unit, :polarity,
              :version, :definition, :rule)
      ON CONFLICT ON CONSTRAINT measure_pk DO UPDATE
         SET title = EXCLUDED.title, outcomes = EXCLUDED.outcomes, kind = EXCLUDED.kind, unit = EXCLUDED.unit,
             polarity = EXCLUDED.polarity, version = EXCLUDED.version, definition = EXCLUDED.definition,
             measure_version_id = EXCLUDED.measure_version_id
      """;

  private InForce() {}

  /**
   * Puts a version in the place of the one in force, or adds the measure: from the next batch on
   * every instance counts and shows it. For somebody who has {@link
   * throughline.tracker.engine.ledger.EngineLock} alone.
   */
  public static void put(Handle handle, int id, Measure measure, Instant at) {
    handle.createUpdate(FEED_NO_LONGER).bind("measure", measure.id()).execute();
    handle.createUpdate(NUMBER).bind("version", measure.version()).bind("rule", id).execute();
    replace(handle, measure, measure.isCounted() ? id : null);
    if (measure.isCounted()) {
      note(handle, List.of(new MeasureVersion(id, measure)), at);
    }
    raise(handle);
  }

  /** Keeps its place among the others, or comes after them. */
  static void replace(Handle handle, Measure measure, Integer id) {
    handle
        .createUpdate(REPLACE)
        .bind("title", measure.title())
        .bindArray("outcomes", String.class, measure.outcomes())
        .bind("kind", measure.kind().name())
        .bind("unit", measure.unit().name())
        .bind("polarity", measure.polarity().name())
        .bind("version", measure.version())
        .bind("definition", measure.definition())
        .bind("rule", id)
        .bind("measure", measure.id())
        .execute();
  }

  /** Has every instance read the measures again: what is counted has changed. */
  public static void raise(Handle handle) {
    handle.execute(RAISE);
  }

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
