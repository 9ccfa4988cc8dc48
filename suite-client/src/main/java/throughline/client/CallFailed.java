package throughline.client;

/** The suite did not do what it was asked; the message says what was asked and what came back. */
public final class CallFailed extends RuntimeException {
  CallFailed(String message) {
    super(message);
  }

  CallFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
