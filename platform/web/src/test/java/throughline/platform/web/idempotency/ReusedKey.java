package throughline.platform.web.idempotency;

/** What is thrown for a key that was used for something else. */
public final class ReusedKey {

  private ReusedKey() {}

  public static IdempotencyKeyReused refusal() {
    return new IdempotencyKeyReused();
  }
}
