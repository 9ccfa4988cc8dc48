package throughline.platform.testing;

import static java.util.Map.entry;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import throughline.platform.ports.FreePorts;

/**
 * Starts a real PostgreSQL, a real Kafka broker and a real mail server once for each test JVM and
 * tells Quarkus where they are, and the password with which the application signs in to the broker.
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

  /** The mail server of this test JVM. */
  @SuppressWarnings("unchecked")
  public static TestMail mail() {
    var shared = shared();
    return new TestMail(
        (int) shared.get("mail.port"),
        (Supplier<List<byte[]>>) shared.get("mail.mails"),
        (Runnable) shared.get("mail.stop"),
        (Runnable) shared.get("mail.start"));
  }

  /** The settings that make a service use these servers and trust {@link TestTokens}. */
  public static Map<String, String> settings() {
    return Map.ofEntries(
        entry("KAFKA_PASSWORD", TestBrokerUsers.password(TestBrokerUsers.application())),
        entry("quarkus.datasource.jdbc.url", postgres().jdbcUrl()),
        entry("quarkus.datasource.username", TestPostgres.SERVICE_ROLE),
        entry("quarkus.datasource.password", TestPostgres.SERVICE_ROLE),
        entry("kafka.bootstrap.servers", kafka().bootstrapServers()),
        entry("SMTP_PORT", Integer.toString(mail().port())),
        entry("SMTP_START_TLS", "DISABLED"),
        entry("SMTP_LOGIN", "NONE"),
        entry("quarkus.oidc.public-key", TestTokens.publicKey()),
        entry("quarkus.oidc.api.public-key", TestTokens.publicKey()));
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
    var mail = MailServer.started();
    shared.put("mail.port", mail.port());
    shared.put("mail.mails", (Supplier<List<byte[]>>) mail::mails);
    shared.put("mail.stop", (Runnable) mail::stop);
    shared.put("mail.start", (Runnable) mail::start);
    shared.put(
        "close",
        (Runnable)
            () -> {
              mail.stop();
              close(postgres, kafka);
            });
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
