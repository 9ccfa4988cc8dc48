package throughline.tracker.exclusion;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.own.OwnFact;
import throughline.tracker.schema.OwnKind;

/** What leads decided about records, as facts. */
public final class Decisions {

  /** Nothing of the record may come in before the decision is stored. */
  private static final String LOCK =
      "SELECT latest_version FROM fact WHERE aggregate = :aggregate AND aggregate_id = :id FOR UPDATE";

  private Decisions() {}

  /**
   * A decision about a record as it is known now.
   *
   * @param seen the decision that its author had before them; 0 for none
   * @param excluded whether the record is kept from counting
   * @throws NotFound if there is no such record
   */
  public static OwnFact fact(
      Handle handle, String aggregate, String id, long seen, boolean excluded, String reason) {
    var version =
        handle
            .createQuery(LOCK)
            .bind("aggregate", aggregate)
            .bind("id", id)
            .mapTo(Long.class)
            .findOne()
            .orElseThrow(() -> new NotFound("record with this address"));
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("state", excluded ? "EXCLUDED" : "COUNTED")
            .put("aggregate", aggregate)
            .put("aggregateId", id)
            .put("targetVersion", version)
            .put("reason", reason);
    return new OwnFact(OwnKind.EXCLUSION, name(aggregate, id), seen, body);
  }

  /** What the decisions about a record are called. */
  static String name(String aggregate, String id) {
    return aggregate + "/" + id;
  }
}
