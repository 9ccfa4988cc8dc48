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

  /** Whether it is stored now and was not before. */
  public boolean isNew() {
    return outcome == Outcome.LATEST || outcome == Outcome.HISTORY;
  }

  /** Whether it is the first that came of its fact. */
  boolean begins() {
    return outcome == Outcome.LATEST && previousVersion == 0;
  }

  /** What became of it. */
  public enum Outcome {
    /** It is the latest version now. */
    LATEST,
    /** A later version was there already: it is kept as history and changes no figure. */
    HISTORY,
    /** The same version with the same body was there already. */
    REPEATED,
    /** The same version was there already with another body: somebody is wrong. */
    CONTRADICTED
  }
}
