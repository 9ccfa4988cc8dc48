package throughline.local.journey;

/** The journey could not go on; the message says at which step and what was answered. */
public final class JourneyFailed extends RuntimeException {
  JourneyFailed(String message) {
    super(message);
  }

  JourneyFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
