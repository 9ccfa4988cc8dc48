package throughline.tracker.engine.rebuild;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.time.London;
import throughline.tracker.engine.ledger.EngineLock;
import throughline.tracker.engine.ledger.UsualAmounts;
import throughline.tracker.engine.measurefile.BadMeasureFile;
import throughline.tracker.engine.measurefile.MeasureFile;
import throughline.tracker.engine.rule.Evaluator;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureVersion;

/**
 * Puts the measures of a file in the place of those that the database has. A rule that is new, or
 * that was away for a while, is counted over all facts that are known already, in the same
 * transaction, so that a measure starts with its history and nobody sees it half counted. From the
 * next batch on every instance counts under the new rules.
 */
public final class ImportMeasures {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String FIND =
      """
      SELECT measure_version_id, rule = :rule::jsonb AS same, fed AND evaluation = :evaluation AS counted
        FROM measure_version WHERE measure = :measure AND version = :version
      """;

  private static final String INSERT =
      """
      INSERT INTO measure_version (measure, version, rule, registered_at)
      VALUES (:measure, :version, :rule::jsonb, :at)
      RETURNING measure_version_id
      """;

  private static final String FEED_ONLY =
      """
      UPDATE measure_version
         SET fed = measure_version_id = ANY (:fed),
             evaluation = CASE WHEN measure_version_id = ANY (:fed) THEN :evaluation ELSE evaluation END
       WHERE fed OR measure_version_id = ANY (:fed)
      """;

  private static final String NOTE_EVALUATION =
      "UPDATE measure_import SET evaluation = :evaluation";

  private record Found(int measureVersionId, boolean same, boolean counted) {}

  private final Jdbi jdbi;
  private final Clock clock;

  public ImportMeasures(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Imports the measures, in their order. Where a later version was approved here, it stays. */
  public void importAll(List<Measure> file) {
    importAll(file, together -> {});
  }

  public void importAll(List<Measure> file, Consumer<List<Measure>> check) {
    jdbi.useTransaction(
        handle -> {
          EngineLock.own(handle);
          var measures = ApprovedHere.over(handle, file);
          MeasureFile.checkTogether(measures);
          check.accept(measures);
          var versions = new ArrayList<MeasureVersion>();
          var news = new ArrayList<MeasureVersion>();
          handle.execute("DELETE FROM measure");
          for (var measure : measures) {
            Integer id = null;
            if (measure.isCounted()) {
              register(handle, measure, versions, news);
              id = versions.get(versions.size() - 1).measureVersionId();
            }
            InForce.replace(handle, measure, id);
          }
          if (!news.isEmpty()) {
            Replay.anew(handle, news);
            UsualAmounts.workOut(handle, news, London.today(clock));
          }
          OpenTrials.supersede(handle, measures, clock.instant());
          feedOnly(handle, versions);
          InForce.note(handle, versions, clock.instant());
          handle.createUpdate(NOTE_EVALUATION).bind("evaluation", Evaluator.REVISION).execute();
          InForce.raise(handle);
        });
  }

  private void register(
      Handle handle, Measure measure, List<MeasureVersion> versions, List<MeasureVersion> news) {
    var rule = json(measure);
    var found =
        handle
            .createQuery(FIND)
            .bind("measure", measure.id())
            .bind("version", measure.version())
            .bind("rule", rule)
            .bind("evaluation", Evaluator.REVISION)
            .mapTo(Found.class)
            .findOne();
    if (found.isPresent() && !found.get().same()) {
      throw new RuleChangedWithoutVersion(measure);
    }
    int id = found.map(Found::measureVersionId).orElseGet(() -> insert(handle, measure, rule));
    var registered = new MeasureVersion(id, measure);
    versions.add(registered);
    if (!found.map(Found::counted).orElse(false)) {
      news.add(registered);
    }
  }

  private static void feedOnly(Handle handle, List<MeasureVersion> versions) {
    var fed = new ArrayList<>(OpenTrials.fed(handle));
    versions.forEach(version -> fed.add(version.measureVersionId()));
    handle
        .createUpdate(FEED_ONLY)
        .bindArray("fed", Integer.class, fed)
        .bind("evaluation", Evaluator.REVISION)
        .execute();
  }

  private int insert(Handle handle, Measure measure, String rule) {
    int id =
        handle
            .createQuery(INSERT)
            .bind("measure", measure.id())
            .bind("version", measure.version())
            .bind("rule", rule)
            .bind("at", clock.instant())
            .mapTo(Integer.class)
            .one();
    UsualAmounts.inherit(handle, id);
    return id;
  }

  private static String json(Measure measure) {
    try {
      return JSON.writeValueAsString(measure.rule().orElseThrow());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A rule was edited in place. Figures were counted under the old one, so the service does not
   * start.
   */
  public static final class RuleChangedWithoutVersion extends BadMeasureFile {

    private static final long serialVersionUID = 1;

    public RuleChangedWithoutVersion(Measure measure) {
      super(
          "measure %s: the rule differs from the one that figures were counted under: raise its version to %d"
              .formatted(measure.id(), measure.version() + 1));
    }
  }
}
