package throughline.tracker.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import throughline.platform.core.time.London;

/**
 * A version of something that was entered: what was said, when and by whom, as a reader says it.
 */
public record EntryVersion<T>(
    String id, long version, T said, JsonNode body, Instant at, String by, String approvedBy) {

  public String text(String field) {
    return body.path(field).asText();
  }

  public String reason() {
    return text("reason");
  }

  public String state() {
    return text("state");
  }

  public boolean withdrawn() {
    return state().equals(ManualEntry.WITHDRAWN);
  }

  /** The key of whoever entered it, which stays when their name is erased. */
  public String author() {
    return text("by");
  }

  public LocalDate day() {
    return London.dateOf(at);
  }
}
