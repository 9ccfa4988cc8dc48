package throughline.platform.core.refusal;

/** Whoever asks may not do it, as things stand with them. Answered as 403 with the given code. */
public class NotAllowed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * A refusal that a caller can tell apart from others.
   *
   * @param code stable, never used again for another meaning, such as "apply-first"
   * @param message a sentence that says what to do
   */
  public NotAllowed(String code, String message) {
    super(message);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
