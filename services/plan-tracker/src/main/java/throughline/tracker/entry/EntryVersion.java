package throughline.tracker.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A version of something that was entered.
 *
 * @param at when it was entered
 * @param by who entered it, as a reader says it
 * @param approvedBy who approved it; empty if nobody had to
 */
public record EntryVersion(
    String id, long version, JsonNode body, Instant at, String by, String approvedBy) {

  /** A field of it; empty when it has none of that name. */
  public String text(String field) {
    return body.path(field).asText();
  }
}
