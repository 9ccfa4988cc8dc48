package throughline.tracker.entry.exclusion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryStore;
import throughline.tracker.entry.ManualEntry;

/** What leads decided about records, as facts. */
public final class Decisions {

  static final String EXCLUDED = "EXCLUDED";
  static final EntryStore<JsonNode> STORE = EntryStore.of(ManualEntryKind.EXCLUSION);

  static final String COUNTED = "COUNTED";

  static final String PROPOSED = "PROPOSED";

  private static final String LOCK =
      "SELECT fact_id FROM fact WHERE aggregate = :aggregate AND aggregate_id = :id FOR UPDATE";

  /** Asked once it is locked: what was the latest before may not be by then. */
  private static final String LATEST = "SELECT latest_version FROM fact WHERE fact_id = ?";

  /** What its source has changed since is decided anew. */
  private static final String COUNT_TO_APPROVE =
      """
      SELECT count(*)
        FROM fact AS decision
        JOIN fact_version AS v ON v.fact_id = decision.fact_id AND v.version = decision.latest_version
        JOIN fact AS target
          ON target.aggregate = v.body ->> 'aggregate' AND target.aggregate_id = v.body ->> 'aggregateId'
       WHERE decision.aggregate = 'exclusion' AND v.body ->> 'state' = 'PROPOSED' AND v.body ->> 'by' <> :person
         AND NOT target.excluded AND target.latest_version = (v.body ->> 'targetVersion')::bigint
      """;

  /** What somebody had before them who decides. */
  public record Seen(long record, long decision) {}

  private Decisions() {}

  /** The records that somebody else wants to leave out. */
  public static long countToApprove(Handle handle, Optional<UUID> person) {
    return handle
        .createQuery(COUNT_TO_APPROVE)
        .bind("person", person.map(UUID::toString).orElse(""))
        .mapTo(Long.class)
        .one();
  }

  public static ManualEntry fact(
      Handle handle, String aggregate, String id, Seen seen, boolean excluded, String reason) {
    return fact(handle, aggregate, id, seen, excluded ? EXCLUDED : COUNTED, reason);
  }

  static ManualEntry fact(
      Handle handle, String aggregate, String id, Seen seen, String state, String reason) {
    var version = lock(handle, aggregate, id);
    if (version != seen.record()) {
      throw changedByItsSource();
    }
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("state", state)
            .put("aggregate", aggregate)
            .put("aggregateId", id)
            .put("targetVersion", version)
            .put("reason", reason);
    return new ManualEntry(ManualEntryKind.EXCLUSION, name(aggregate, id), seen.decision(), body);
  }

  private static long lock(Handle handle, String aggregate, String id) {
    return handle
        .createQuery(LOCK)
        .bind("aggregate", aggregate)
        .bind("id", id)
        .mapTo(Long.class)
        .findOne()
        .map(factId -> handle.select(LATEST, factId).mapTo(Long.class).one())
        .orElseThrow(() -> new NotFound("record with this address"));
  }

  static Conflict changedByItsSource() {
    return new Conflict(
        "record-changed",
        "Its source has changed this record since you opened the page. What it says now is shown"
            + " above, and what you typed is still here: send it again if yours is right");
  }

  static String name(String aggregate, String id) {
    return aggregate + "/" + id;
  }
}
