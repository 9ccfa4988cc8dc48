package throughline.tracker.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A version of something that was entered.
 *
 * @param approvedBy who approved it; empty if nobody had to
 */
public record EntryVersion(
    String id, long version, JsonNode body, Instant at, String by, String approvedBy) {

  public String text(String field) {
    return body.path(field).asText();
  }
}
