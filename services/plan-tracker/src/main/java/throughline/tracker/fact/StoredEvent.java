package throughline.tracker.fact;

/**
 * What became of an event.
 *
 * @param previousVersion the version that was the latest before it; 0 when there was none
 */
public record StoredEvent(Event event, long factId, long previousVersion, Outcome outcome) {

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
