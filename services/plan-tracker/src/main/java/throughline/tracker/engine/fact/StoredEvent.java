package throughline.tracker.engine.fact;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What became of an event.
 *
 * @param previousVersion the version that was the latest before it; 0 when there was none
 * @param previousBody what that one said, where this event changes it; else null
 * @param excluded whether somebody decided that the fact does not count
 */
public record StoredEvent(
    Event event,
    long factId,
    long previousVersion,
    JsonNode previousBody,
    boolean excluded,
    Outcome outcome) {

  public boolean isNew() {
    return outcome == Outcome.LATEST || outcome == Outcome.HISTORY;
  }

  boolean begins() {
    return outcome == Outcome.LATEST && previousVersion == 0;
  }

  public enum Outcome {
    LATEST,
    HISTORY,
    REPEATED,
    /** The same version was there already with another body: somebody is wrong. */
    CONTRADICTED
  }
}
