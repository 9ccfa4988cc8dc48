package throughline.platform.core.refusal;

/** The caller asked for something that is not there. Answered as 404 not-found. */
public class NotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Completes the sentence "There is no …".
   *
   * @param what for example "booking with this number"; never what the person typed
   */
  public NotFound(String what) {
    super("There is no " + what + ".");
  }
}
