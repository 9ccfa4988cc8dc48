package throughline.tracker.fact;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A version of a fact that was the latest when it became known: the only kind that changes figures.
 *
 * @param partition where it came from; part of the cells' key
 * @param previousBody what the version said that was the latest before it, so that there may be
 *     something to correct; null when it is the first
 */
public record LatestVersion(
    long factId,
    String aggregate,
    long version,
    JsonNode body,
    Instant knownAt,
    int partition,
    JsonNode previousBody) {

  public static LatestVersion of(StoredEvent stored) {
    var event = stored.event();
    return new LatestVersion(
        stored.factId(),
        event.aggregate(),
        event.version(),
        event.body(),
        event.knownAt(),
        event.place().partition(),
        stored.previousBody());
  }
}
