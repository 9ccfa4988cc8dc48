package throughline.platform.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import throughline.platform.ports.FreePorts;

/**
 * Starts a real PostgreSQL and a real Kafka broker once for each test JVM and tells Quarkus where
 * they are, and the password with which the application signs in to the broker.
 *
 * <p>JUnit finds it through {@code META-INF/services}, so a module needs only this artifact on its
 * test class path. The servers are told to Quarkus as system properties, which every
 * {@code @QuarkusTest} and every restart for a test profile reads. Quarkus loads this class again
 * for every application; every copy asks the one on the JVM's class path, so that all of them speak
 * to the same two servers.
 */
public final class TestServers implements LauncherSessionListener {

  private static Map<String, Object> servers;

  /** The PostgreSQL server of this test JVM. */
  public static TestPostgres postgres() {
    return new TestPostgres((int) shared().get("postgres.port"));
  }

  /** The Kafka broker of this test JVM. */
  public static TestKafka kafka() {
    var shared = shared();
    return new TestKafka(
        (String) shared.get("kafka.address"),
        (Runnable) shared.get("kafka.stop"),
        (Runnable) shared.get("kafka.start"));
  }

  /** The settings that make a service use these servers and trust {@link TestTokens}. */
  public static Map<String, String> settings() {
    return Map.of(
        "KAFKA_PASSWORD", TestBrokerUsers.password(TestBrokerUsers.application()),
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
    if (servers != null) {
      ((Runnable) servers.get("close")).run();
      servers = null;
    }
  }

  /**
   * What every copy of this class asks the original for; of the JDK's own types, which all copies
   * share.
   */
  public static synchronized Map<String, Object> servers() {
    if (servers == null) {
      servers = start();
    }
    return servers;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> shared() {
    try {
      var original = ClassLoader.getSystemClassLoader().loadClass(TestServers.class.getName());
      return (Map<String, Object>) original.getMethod("servers").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "The test servers were not started by this JVM's class path", e);
    }
  }

  private static Map<String, Object> start() {
    var postgres = startPostgres();
    var kafka = KafkaServer.start();
    TestBrokerUsers.setUp(new TestKafka(kafka.bootstrapServers(), kafka::stop, kafka::startAgain));
    new TestPostgres(postgres.getPort()).prepare();
    var shared = new HashMap<String, Object>();
    shared.put("postgres.port", postgres.getPort());
    shared.put("kafka.address", kafka.bootstrapServers());
    shared.put("kafka.stop", (Runnable) kafka::stop);
    shared.put("kafka.start", (Runnable) kafka::startAgain);
    shared.put("close", (Runnable) () -> close(postgres, kafka));
    return shared;
  }

  private static EmbeddedPostgres startPostgres() {
    try {
      return EmbeddedPostgres.builder()
          .setPort(FreePorts.reserve())
          .setServerConfig("max_connections", "200")
          .setServerConfig("autovacuum_naptime", "1s")
          .setServerConfig("log_error_verbosity", "terse")
          .setPGStartupWait(Duration.ofMinutes(1))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("The test PostgreSQL did not start", e);
    }
  }

  private static void close(EmbeddedPostgres postgres, KafkaServer kafka) {
    kafka.close();
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
