package throughline.tracker.engine.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
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

  private static Measures readAll(Handle handle) {
    var measures = handle.createQuery(MEASURES).map(MeasureStore::measure).list();
    var all = measures.stream().map(Stored::measure).toList();
    var versions =
        measures.stream()
            .filter(stored -> stored.measure().isCounted())
            .map(stored -> new MeasureVersion(stored.measureVersionId(), stored.measure()))
            .toList();
    return new Measures(all, versions, tried(handle, all), inForce(handle, all));
  }

  private static List<MeasureVersion> tried(Handle handle, List<Measure> measures) {
    var today = measures.stream().collect(Collectors.toMap(Measure::id, Function.identity()));
    return handle
        .createQuery(TRIED)
        .map(
            row ->
                new MeasureVersion(
                    row.getColumn("measure_version_id", Integer.class),
                    Optional.ofNullable(today.get(row.getColumn("measure", String.class)))
                        .orElseGet(() -> named(row.getColumn("measure", String.class)))
                        .tried(rule(row.getColumn("rule", String.class)))))
        .list();
  }

  /**
   * One that no page shows: it is only proposed, or is no measure any more but what a share was
   * once taken of.
   */
  private static Measure named(String id) {
    return new Measure(
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

  private record Stored(Integer measureVersionId, Measure measure) {}

  private static Stored measure(RowView row) {
    return new Stored(
        row.getColumn("measure_version_id", Integer.class),
        new Measure(
            row.getColumn("measure", String.class),
            row.getColumn("title", String.class),
            List.of(row.getColumn("outcomes", String[].class)),
            MeasureKind.valueOf(row.getColumn("kind", String.class)),
            Unit.valueOf(row.getColumn("unit", String.class)),
            Polarity.valueOf(row.getColumn("polarity", String.class)),
            row.getColumn("version", Integer.class),
            row.getColumn("definition", String.class),
            Optional.ofNullable(row.getColumn("rule", String.class)).map(MeasureStore::rule)));
  }

  private static RulesInForce inForce(Handle handle, List<Measure> measures) {
    var today = measures.stream().collect(Collectors.toMap(Measure::id, Function.identity()));
    return new RulesInForce(handle.createQuery(IN_FORCE).map(row -> since(row, today)).list());
  }

  private static RulesInForce.Since since(RowView row, Map<String, Measure> today) {
    var id = row.getColumn("measure", String.class);
    var measure = Optional.ofNullable(today.get(id)).orElseGet(() -> named(id));
    return new RulesInForce.Since(
        London.dateOf(row.getColumn("in_force_from", Instant.class)),
        new MeasureVersion(row.getColumn("measure_version_id", Integer.class), then(row, measure)));
  }

  private static Measure then(RowView row, Measure today) {
    var rule = rule(row.getColumn("rule", String.class));
    var unit = row.getColumn("unit", String.class);
    var definition = row.getColumn("definition", String.class);
    return new Measure(
        today.id(),
        today.title(),
        today.outcomes(),
        rule.kind(),
        unit == null ? today.unit() : Unit.valueOf(unit),
        today.polarity(),
        row.getColumn("version", Integer.class),
        definition == null ? today.definition() : definition,
        Optional.of(rule));
  }

  private static Rule rule(String json) {
    try {
      return JSON.readValue(json, Rule.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored rule cannot be read", e);
    }
  }
}
