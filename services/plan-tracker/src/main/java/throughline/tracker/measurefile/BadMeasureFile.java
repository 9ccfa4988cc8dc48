package throughline.tracker.measurefile;

/**
 * measures.yaml cannot be used; the message says which entry and what to do. The service does not
 * start.
 */
public class BadMeasureFile extends RuntimeException {

  private static final long serialVersionUID = 1;

  public BadMeasureFile(String message) {
    super("measures.yaml: " + message);
  }

  BadMeasureFile(String message, Throwable cause) {
    super("measures.yaml: " + message, cause);
  }
}
