package throughline.tracker.engine.fact;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A version of a fact that was the latest when it became known: the only kind that changes figures.
 *
 * @param previousBody what the version said that was the latest before it, so that there may be
 *     something to correct; null when it is the first
 */
public record LatestVersion(
    long factId,
    String aggregate,
    long version,
    JsonNode body,
    Instant knownAt,
    JsonNode previousBody,
    Decided decided) {

  /**
   * Whether the body before and the body now are kept from counting, and why.
   *
   * @param before null when the one before counted
   * @param now null when this one does
   */
  public record Decided(String before, String now) {
    static final Decided NOTHING = new Decided(null, null);
  }

  public LatestVersion(
      long factId,
      String aggregate,
      long version,
      JsonNode body,
      Instant knownAt,
      JsonNode previousBody) {
    this(factId, aggregate, version, body, knownAt, previousBody, Decided.NOTHING);
  }

  public static LatestVersion of(StoredEvent stored) {
    var event = stored.event();
    return new LatestVersion(
        stored.factId(),
        event.aggregate(),
        event.version(),
        event.body(),
        event.knownAt(),
        stored.previousBody());
  }
}
