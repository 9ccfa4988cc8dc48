package throughline.platform.core.refusal;

/** What was asked takes longer than anybody waits for it. Answered as 503 took-too-long. */
public class TookTooLong extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A question that was given up.
   *
   * @param message a sentence that says what to ask in its place
   * @param cause what broke it off
   */
  public TookTooLong(String message, Throwable cause) {
    super(message, cause);
  }
}
