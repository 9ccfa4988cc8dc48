package throughline.tracker.rulechange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.ledger.UsualAmounts;
import throughline.tracker.engine.rule.Evaluator;
import throughline.tracker.engine.rule.Measure;

/** The table of versions that are tried or were. */
public final class Trials {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String SELECT =
      """
      SELECT t.trial_id AS id, t.measure AS measure_id, t.measure_version_id, t.based_on, v.entry, t.reason,
             t.ownership AS stored_ownership, t.proposed_by AS author, coalesce(p.display_name, 'somebody') AS by,
             t.proposed_at AS at, t.counted_through, t.counted_at, t.state, t.decision, t.decided_at,
             CASE WHEN t.decided_by IS NULL THEN '' ELSE coalesce(d.display_name, 'somebody') END AS decided_by
        FROM trial AS t
        JOIN measure_version AS v USING (measure_version_id)
        LEFT JOIN person_details AS p ON p.person_id = t.proposed_by
        LEFT JOIN person_details AS d ON d.person_id = t.decided_by
      """;
  private static final String FIND = SELECT + " WHERE t.trial_id = :id";
  private static final String LOCK = "SELECT FROM trial WHERE trial_id = :id FOR UPDATE";

  /** Those that wait, then the latest of the others. */
  private static final String SOME =
      SELECT + " ORDER BY t.state = 'WAITING' DESC, t.proposed_at DESC, t.trial_id LIMIT :limit";

  private static final String COUNT_WAITING = "SELECT count(*) FROM trial WHERE state = 'WAITING'";

  private static final String COUNT_TO_APPROVE =
      COUNT_WAITING + " AND counted_at IS NOT NULL AND proposed_by IS DISTINCT FROM :person::uuid";

  /** Two who propose wait for each other, so that a bound on what is tried holds. */
  private static final String ONE_AFTER_THE_OTHER = "LOCK TABLE trial IN SHARE ROW EXCLUSIVE MODE";

  private static final String REGISTER =
      """
      INSERT INTO measure_version (measure, rule, registered_at, fed, evaluation, entry)
      VALUES (:measure, :rule::jsonb, :at, false, :evaluation, :entry)
      RETURNING measure_version_id
      """;
  private static final String INSERT =
      """
      INSERT INTO trial
             (trial_id, measure, measure_version_id, based_on, reason, ownership, proposed_by, proposed_at)
      VALUES (:id, :measure, :rule, (SELECT measure_version_id FROM measure WHERE measure = :measure), :reason,
              :ownership::jsonb, :by, :at)
      """;
  private static final String HIGHEST =
      "SELECT coalesce(max(version), 0) FROM measure_version WHERE measure = :measure";
  private static final String COUNTED_THROUGH =
      "UPDATE trial SET counted_through = :through WHERE trial_id = :id";
  private static final String COUNTED = "UPDATE trial SET counted_at = :at WHERE trial_id = :id";
  private static final String FEED =
      "UPDATE measure_version SET fed = :fed WHERE measure_version_id = :rule";
  private static final String DECIDE =
      """
      UPDATE trial SET state = :state, decision = :reason, decided_by = :by, decided_at = :at
       WHERE trial_id = :id
      """;
  private static final String SUPERSEDE_OTHERS =
      """
      UPDATE trial SET state = 'SUPERSEDED', decided_at = :at
       WHERE measure = :measure AND state = 'WAITING' AND trial_id <> :id
      RETURNING measure_version_id
      """;
  private static final String TO_CLEAR =
      """
      UPDATE trial SET cleared = true
       WHERE trial_id = (SELECT trial_id FROM trial
                          WHERE state IN ('RETURNED', 'SUPERSEDED') AND NOT cleared LIMIT 1 FOR UPDATE)
      RETURNING measure_version_id
      """;

  private Trials() {}

  public static long countWaiting(Handle handle) {
    return handle.createQuery(COUNT_WAITING).mapTo(Long.class).one();
  }

  public static long countToApprove(Handle handle, Optional<UUID> person) {
    return handle
        .createQuery(COUNT_TO_APPROVE)
        .bind("person", person.orElse(null))
        .mapTo(Long.class)
        .one();
  }

  static Optional<Trial> find(Handle handle, UUID id) {
    return handle.createQuery(FIND).bind("id", id).mapTo(Trial.class).findOne();
  }

  static Optional<Trial> lock(Handle handle, UUID id) {
    handle.createQuery(LOCK).bind("id", id).map(row -> true).list();
    return find(handle, id);
  }

  static List<Trial> some(Handle handle, int limit) {
    return handle.createQuery(SOME).bind("limit", limit).mapTo(Trial.class).list();
  }

  static void oneAfterTheOther(Handle handle) {
    handle.execute(ONE_AFTER_THE_OTHER);
  }

  static int highestVersion(Handle handle, String measure) {
    return handle.createQuery(HIGHEST).bind("measure", measure).mapTo(Integer.class).one();
  }

  static void insert(Handle handle, UUID id, ProposeTrial.Proposal proposal, UUID by, Instant at) {
    var measure = proposal.measure().id();
    int rule =
        handle
            .createQuery(REGISTER)
            .bind("measure", measure)
            .bind("rule", ruleOf(proposal.measure()))
            .bind("at", at)
            .bind("evaluation", Evaluator.REVISION)
            .bind("entry", proposal.entry())
            .mapTo(Integer.class)
            .one();
    UsualAmounts.inherit(handle, rule);
    handle
        .createUpdate(INSERT)
        .bind("id", id)
        .bind("measure", measure)
        .bind("rule", rule)
        .bind("reason", proposal.reason())
        .bind("ownership", proposal.ownership())
        .bind("by", by)
        .bind("at", at)
        .execute();
  }

  private static String ruleOf(Measure measure) {
    try {
      return JSON.writeValueAsString(measure.rule().orElse(null));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static void countedThrough(Handle handle, Trial trial, long version) {
    handle.createUpdate(COUNTED_THROUGH).bind("through", version).bind("id", trial.id()).execute();
  }

  static void counted(Handle handle, Trial trial, Instant at) {
    handle.createUpdate(COUNTED).bind("at", at).bind("id", trial.id()).execute();
    feed(handle, trial.measureVersionId(), trial.measure().isCounted());
  }

  private static void feed(Handle handle, int rule, boolean fed) {
    handle.createUpdate(FEED).bind("fed", fed).bind("rule", rule).execute();
  }

  static void decide(
      Handle handle,
      Trial trial,
      Trial.TrialState state,
      DecideTrial.Decision decision,
      Instant at) {
    handle
        .createUpdate(DECIDE)
        .bind("state", state.name())
        .bind("reason", decision.reason())
        .bind("by", decision.by())
        .bind("at", at)
        .bind("id", trial.id())
        .execute();
    feed(
        handle,
        trial.measureVersionId(),
        state == Trial.TrialState.APPROVED && trial.measure().isCounted());
  }

  static void supersedeOthers(Handle handle, Trial trial, Instant at) {
    handle
        .createQuery(SUPERSEDE_OTHERS)
        .bind("measure", trial.measureId())
        .bind("id", trial.id())
        .bind("at", at)
        .mapTo(Integer.class)
        .list()
        .forEach(rule -> feed(handle, rule, false));
  }

  /** The rule of one that came to nothing, once; empty when there is none any more. */
  static Optional<Integer> nextToClear(Handle handle) {
    return handle.createQuery(TO_CLEAR).mapTo(Integer.class).findOne();
  }
}
