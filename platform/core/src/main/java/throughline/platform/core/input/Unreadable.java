package throughline.platform.core.input;

/** Carries the message for the person, to follow the name of the field. */
final class Unreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Unreadable(String message) {
    super(message);
  }
}
