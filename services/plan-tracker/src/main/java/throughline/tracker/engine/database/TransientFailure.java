package throughline.tracker.engine.database;

/** What is needed is not there now, and no record is to blame; the message says what. */
public final class TransientFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  public TransientFailure(String message) {
    super(message);
  }
}
