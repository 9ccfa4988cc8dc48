package throughline.platform.core.refusal;

/** A rule of the domain says no in the present state. Answered as 409 with the given code. */
public class Conflict extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * A refusal that a caller can tell apart from others.
   *
   * @param code stable, never used again for another meaning, such as "session-full"
   * @param message a sentence that says what to do
   */
  public Conflict(String code, String message) {
    super(message);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
