package throughline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * Keycloak's administrator, who signs in for all tests: Keycloak refuses whoever signs in twice at
 * the same moment, and each password that it checks costs it a good part of a second.
 */
public final class Administrator {
  private static final Duration GOOD_FOR = Duration.ofSeconds(40);

  private final Settings settings;
  private AdminApi signedIn;
  private long since;

  public Administrator(Settings settings) {
    this.settings = settings;
  }

  /** Signed in for some seconds yet. */
  public synchronized AdminApi api() {
    if (signedIn == null || System.nanoTime() - since > GOOD_FOR.toNanos()) {
      long asked = System.nanoTime();
      try {
        signedIn = AdminApi.of(settings);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      since = asked;
    }
    return signedIn;
  }
}
