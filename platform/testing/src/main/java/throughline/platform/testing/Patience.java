package throughline.platform.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Waits for what a test awaits, longer than a slow machine takes for what comes at all. A test
 * names a time of its own only where that time is what it tests.
 */
public final class Patience {

  private static final Duration LONGEST = Duration.ofMinutes(1);

  private Patience() {}

  private static void begin() {
    Awaitility.setDefaultTimeout(LONGEST);
  }

  /** In tests that start no application; JUnit finds it through {@code META-INF/services}. */
  public static final class OfSession implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
      begin();
    }
  }

  /** In those of an application, for which Quarkus loads Awaitility once more. */
  public static final class OfApplication implements QuarkusTestBeforeClassCallback {
    @Override
    public void beforeClass(Class<?> testClass) {
      begin();
    }
  }
}
