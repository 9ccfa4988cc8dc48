package throughline.tracker.rebuild;

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
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;
import throughline.platform.core.time.London;
import throughline.tracker.measure.Measure;
import throughline.tracker.measure.RegisteredRule;
import throughline.tracker.measure.Rule;
import throughline.tracker.measure.RulesInForce;
import throughline.tracker.measure.Unit;

/** The table of which rule each measure was reported under. */
public final class InForce {

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

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

  private static final String ALL =
      """
      SELECT measure_version_id, measure, version, rule, in_force_from, unit, definition
        FROM measure_in_force
        JOIN measure_version USING (measure_version_id)
       ORDER BY measure_in_force_id
      """;

  private InForce() {}

  /** Notes the rules of which it is new that they are in force. */
  static void note(Handle handle, List<RegisteredRule> rules, Instant at) {
    for (var rule : rules) {
      handle
          .createUpdate(NOTE_CHANGE)
          .bind("rule", rule.measureVersionId())
          .bind("at", at)
          .bind("unit", rule.measure().unit().name())
          .bind("definition", rule.measure().definition())
          .bind("measure", rule.measure().id())
          .execute();
    }
  }

  /**
   * The rules that the measures of today were and are reported under.
   *
   * @param measures those of today; what was reported under another name is not looked back to
   */
  public static RulesInForce read(Jdbi jdbi, List<Measure> measures) {
    var today = measures.stream().collect(Collectors.toMap(Measure::id, Function.identity()));
    return new RulesInForce(
        jdbi.withHandle(
            handle ->
                handle.createQuery(ALL).map(row -> since(row, today)).stream()
                    .flatMap(Optional::stream)
                    .toList()));
  }

  private static Optional<RulesInForce.Since> since(RowView row, Map<String, Measure> today) {
    return Optional.ofNullable(today.get(row.getColumn("measure", String.class)))
        .map(
            measure ->
                new RulesInForce.Since(
                    London.dateOf(row.getColumn("in_force_from", Instant.class)),
                    new RegisteredRule(
                        row.getColumn("measure_version_id", Integer.class), then(row, measure))));
  }

  /** The measure as it was counted then; its name and its place in the plan are those of today. */
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
