package throughline.tracker.engine.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.engine.database.TransientFailure;

/**
 * The measures as the database has them. Whoever asks gets those of the transaction that asks; they
 * are read again only after an import.
 */
public final class MeasureStore {

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** A transaction that is rolled back leaves its number to the next one, and its id to nobody. */
  private static final String IMPORTS =
      "SELECT imports, xmin::text AS written_by, evaluation FROM measure_import";

  private static final String MEASURES =
      """
      SELECT m.measure, m.title, m.outcomes, m.kind, m.unit, m.polarity, m.version, m.definition,
             m.measure_version_id, v.rule
        FROM measure AS m
        LEFT JOIN measure_version AS v USING (measure_version_id)
       ORDER BY m.position
      """;

  private static final String IN_FORCE =
      """
      SELECT measure_version_id, measure, version, rule, in_force_from, unit, definition
        FROM measure_in_force
        JOIN measure_version USING (measure_version_id)
       ORDER BY measure_in_force_id
      """;

  /** Registered without a number, and every fact that came was counted under them. */
  private static final String TRIED =
      """
      SELECT measure_version_id, measure, rule FROM measure_version
       WHERE version IS NULL AND fed ORDER BY measure_version_id
      """;

  private volatile Read last = new Read(new Import(-1, "", 0), null);

  private record Import(long imports, String writtenBy, int evaluation) {}

  private record Read(Import at, Measures measures) {}

  public Measures read(Handle handle) {
    return lastImport(handle).measures();
  }

  /** The same for somebody who counts under them. */
  public Measures readToCount(Handle handle) {
    var read = lastImport(handle);
    if (read.at().evaluation() != Evaluator.REVISION) {
      throw new TransientFailure("figures are counted by another release of this service");
    }
    return read.measures();
  }

  private Read lastImport(Handle handle) {
    var at = handle.createQuery(IMPORTS).mapTo(Import.class).one();
    var known = last;
    if (!known.at().equals(at)) {
      known = new Read(at, readAll(handle));
      last = known;
    }
    return known;
  }

  private record Today(
      Integer measureVersionId,
      String measure,
      String title,
      List<String> outcomes,
      MeasureKind kind,
      Unit unit,
      Polarity polarity,
      int version,
      String definition,
      String rule) {

    Measure toMeasure() {
      return new Measure(
          measure,
          title,
          outcomes,
          kind,
          unit,
          polarity,
          version,
          definition,
          Optional.ofNullable(rule).map(MeasureStore::rule));
    }
  }

  private record Tried(int measureVersionId, String measure, String rule) {}

  private record InForce(
      int measureVersionId,
      String measure,
      int version,
      String rule,
      Instant inForceFrom,
      Unit unit,
      String definition) {

    /** Its name and its place in the plan are those of today. */
    RulesInForce.Since of(Measure today) {
      var then = MeasureStore.rule(rule);
      var measure =
          new Measure(
              today.id(),
              today.title(),
              today.outcomes(),
              then.kind(),
              unit == null ? today.unit() : unit,
              today.polarity(),
              version,
              definition == null ? today.definition() : definition,
              Optional.of(then));
      return new RulesInForce.Since(
          London.dateOf(inForceFrom), new MeasureVersion(measureVersionId, measure));
    }
  }

  private static Measures readAll(Handle handle) {
    var stored = handle.createQuery(MEASURES).mapTo(Today.class).list();
    var today = new LinkedHashMap<String, Measure>();
    stored.forEach(row -> today.put(row.measure(), row.toMeasure()));
    var versions =
        stored.stream()
            .filter(row -> today.get(row.measure()).isCounted())
            .map(row -> new MeasureVersion(row.measureVersionId(), today.get(row.measure())))
            .toList();
    var tried =
        handle
            .createQuery(TRIED)
            .mapTo(Tried.class)
            .map(
                row ->
                    new MeasureVersion(
                        row.measureVersionId(),
                        named(today, row.measure()).tried(rule(row.rule()))))
            .list();
    var inForce =
        handle
            .createQuery(IN_FORCE)
            .mapTo(InForce.class)
            .map(row -> row.of(named(today, row.measure())))
            .list();
    return new Measures(List.copyOf(today.values()), versions, tried, new RulesInForce(inForce));
  }

  /**
   * One that no page shows if it is none of today: it is only proposed, or is no measure any more
   * but what a share was once taken of.
   */
  private static Measure named(Map<String, Measure> today, String id) {
    var known = today.get(id);
    return known != null
        ? known
        : new Measure(
            id,
            FieldWords.titled(id.replace('-', '_')),
            List.of(),
            MeasureKind.MANUAL,
            Unit.NUMBER,
            Polarity.NONE,
            0,
            "",
            Optional.empty());
  }

  private static Rule rule(String json) {
    try {
      return JSON.readValue(json, Rule.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored rule cannot be read", e);
    }
  }
}
