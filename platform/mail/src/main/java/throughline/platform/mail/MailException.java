package throughline.platform.mail;

/** A mail could not be kept; the use case's transaction must not commit. */
public final class MailException extends RuntimeException {

  MailException(String message) {
    super(message);
  }

  MailException(String message, Throwable cause) {
    super(message, cause);
  }
}
