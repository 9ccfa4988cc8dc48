package throughline.platform.testing;

import java.util.Map;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts a real PostgreSQL and a real Kafka broker once for each test JVM and tells Quarkus where
 * they are.
 *
 * <p>JUnit finds it through {@code META-INF/services}, so a module needs only this artifact on its
 * test class path. The servers are told to Quarkus as system properties, which every
 * {@code @QuarkusTest} and every restart for a test profile reads.
 */
public final class TestServers implements LauncherSessionListener {

  private static TestPostgres postgres;
  private static TestKafka kafka;

  /** The PostgreSQL server of this test JVM. */
  public static synchronized TestPostgres postgres() {
    if (postgres == null) {
      postgres = TestPostgres.start();
    }
    return postgres;
  }

  /** The Kafka broker of this test JVM. */
  public static synchronized TestKafka kafka() {
    if (kafka == null) {
      kafka = TestKafka.start();
    }
    return kafka;
  }

  /** The settings that make a service use these servers and trust {@link TestTokens}. */
  public static Map<String, String> settings() {
    return Map.of(
        "quarkus.datasource.jdbc.url", postgres().jdbcUrl(),
        "quarkus.datasource.username", TestPostgres.SERVICE_ROLE,
        "quarkus.datasource.password", TestPostgres.SERVICE_ROLE,
        "kafka.bootstrap.servers", kafka().bootstrapServers(),
        "quarkus.oidc.public-key", TestTokens.publicKey(),
        "quarkus.oidc.api.public-key", TestTokens.publicKey());
  }

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    settings().forEach(System::setProperty);
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    close();
  }

  private static synchronized void close() {
    if (kafka != null) {
      kafka.close();
      kafka = null;
    }
    if (postgres != null) {
      postgres.close();
      postgres = null;
    }
  }
}
