package throughline.platform.messaging;

/** An event could not be appended; the use case's transaction must not commit. */
public final class OutboxException extends RuntimeException {

  OutboxException(String message) {
    super(message);
  }

  OutboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
