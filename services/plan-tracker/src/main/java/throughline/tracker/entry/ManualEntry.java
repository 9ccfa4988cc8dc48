package throughline.tracker.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import throughline.platform.core.refusal.Conflict;
import throughline.tracker.engine.schema.ManualEntryKind;

/**
 * What somebody enters.
 *
 * @param seen the version that its author had before them; 0 for a fact that is new
 * @param body everything that its schema asks for, but the version
 */
public record ManualEntry(ManualEntryKind kind, String id, long seen, ObjectNode body) {

  /** The state of an entry that was taken back. */
  public static final String WITHDRAWN = "WITHDRAWN";

  /**
   * The same as a second person approves it: it stays its author's, with who approved it beside.
   */
  public ManualEntry approved(String author, String second, Conflict own) {
    PlanData.requireSecond(author, second, own);
    body.put("by", author).put("approvedBy", second);
    return this;
  }
}
