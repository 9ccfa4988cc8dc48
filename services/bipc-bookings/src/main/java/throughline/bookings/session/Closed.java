package throughline.bookings.session;

/** Why nobody can book a session any more. */
public enum Closed {
  CANCELLED("session-cancelled", "This session is cancelled."),
  OVER("session-over", "This session is over."),
  BEGUN("session-begun", "This session has begun."),
  FULL("session-full", "This session is full.");

  private final String code;
  private final String words;

  Closed(String code, String words) {
    this.code = code;
    this.words = words;
  }

  /** The code of the refusal. */
  public String code() {
    return code;
  }

  /** A sentence. */
  public String words() {
    return words;
  }
}
