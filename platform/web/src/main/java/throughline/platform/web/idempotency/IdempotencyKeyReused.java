package throughline.platform.web.idempotency;

/** The key was used for another request of the same person. Answered as 422. */
public class IdempotencyKeyReused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IdempotencyKeyReused() {
    super("This key was already used for another request. Use a new key for a new request.");
  }
}
