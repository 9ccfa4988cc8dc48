package throughline.tracker.rebuild;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.tracker.intake.EngineLock;
import throughline.tracker.measure.Measure;
import throughline.tracker.measure.RegisteredRule;
import throughline.tracker.measure.RuleChangedWithoutVersion;

/**
 * Gives each rule of measures.yaml its key. A rule that is new, or that was away for a while, is
 * counted over all facts that are known already, in the same transaction, so that a measure starts
 * with its history and nobody sees it half counted.
 */
public final class RegisterMeasures {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String FIND =
      """
      SELECT measure_version_id, rule = :rule::jsonb AS same, fed
        FROM measure_version WHERE measure = :measure AND version = :version
      """;

  private static final String INSERT =
      """
      INSERT INTO measure_version (measure, version, rule, registered_at)
      VALUES (:measure, :version, :rule::jsonb, :at)
      RETURNING measure_version_id
      """;

  private static final String FEED_ONLY =
      "UPDATE measure_version SET fed = measure_version_id = ANY (:fed) WHERE fed <> (measure_version_id = ANY (:fed))";

  private record Found(int measureVersionId, boolean same, boolean fed) {}

  private final Jdbi jdbi;
  private final Clock clock;

  public RegisterMeasures(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Registers the measures that events feed.
   *
   * @throws RuleChangedWithoutVersion when a rule differs from the one that figures were counted
   *     under
   */
  public List<RegisteredRule> register(List<Measure> measures) {
    return jdbi.inTransaction(
        handle -> {
          EngineLock.own(handle);
          var rules = new ArrayList<RegisteredRule>();
          var news = new ArrayList<RegisteredRule>();
          for (var measure : measures) {
            if (measure.isAutomatic()) {
              register(handle, measure, rules, news);
            }
          }
          if (!news.isEmpty()) {
            Replay.anew(handle, news);
          }
          feedOnly(handle, rules);
          InForce.note(handle, rules, clock.instant());
          return List.copyOf(rules);
        });
  }

  private void register(
      Handle handle, Measure measure, List<RegisteredRule> rules, List<RegisteredRule> news) {
    var rule = json(measure);
    var found =
        handle
            .createQuery(FIND)
            .bind("measure", measure.id())
            .bind("version", measure.version())
            .bind("rule", rule)
            .map(
                row ->
                    new Found(
                        row.getColumn("measure_version_id", Integer.class),
                        row.getColumn("same", Boolean.class),
                        row.getColumn("fed", Boolean.class)))
            .findOne();
    if (found.isPresent() && !found.get().same()) {
      throw new RuleChangedWithoutVersion(measure);
    }
    int id = found.map(Found::measureVersionId).orElseGet(() -> insert(handle, measure, rule));
    var registered = new RegisteredRule(id, measure);
    rules.add(registered);
    if (!found.map(Found::fed).orElse(false)) {
      news.add(registered);
    }
  }

  private static void feedOnly(Handle handle, List<RegisteredRule> rules) {
    handle
        .createUpdate(FEED_ONLY)
        .bindArray(
            "fed", Integer.class, rules.stream().map(RegisteredRule::measureVersionId).toList())
        .execute();
  }

  private int insert(Handle handle, Measure measure, String rule) {
    return handle
        .createQuery(INSERT)
        .bind("measure", measure.id())
        .bind("version", measure.version())
        .bind("rule", rule)
        .bind("at", clock.instant())
        .mapTo(Integer.class)
        .one();
  }

  private static String json(Measure measure) {
    try {
      return JSON.writeValueAsString(measure.rule().orElseThrow());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
