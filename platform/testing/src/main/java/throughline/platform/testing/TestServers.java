package throughline.platform.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import throughline.platform.servers.ports.FreePorts;

/**
 * A real PostgreSQL, a real Kafka broker and a real mail server, each started once for a test JVM
 * when it is first needed: by a test that asks, or by the application under test, which is told
 * where those are that it has a client for.
 *
 * <p>JUnit finds it through {@code META-INF/services}, so a module needs only this artifact on its
 * test class path. The servers are told to Quarkus as system properties, which every
 * {@code @QuarkusTest} and every restart for a test profile reads. Quarkus loads this class again
 * for every application; every copy asks the one on the JVM's class path, so that all of them speak
 * to the same servers.
 */
public final class TestServers implements LauncherSessionListener {

  private static final String DATABASE_CLIENT =
      "io.quarkus.jdbc.postgresql.runtime.PostgreSQLAgroalConnectionConfigurer";
  private static final String BROKER_CLIENT =
      "io.quarkus.kafka.client.runtime.KafkaRuntimeConfigProducer";
  private static final String MAIL_CLIENT = "io.quarkus.mailer.Mailer";

  /**
   * Where it is on, every request and answer is laid out nicely, in case the test fails: a twelfth
   * of what a walk costs. Who looks for a mistake sets it to true.
   */
  private static final String LOG_OF_REQUESTS =
      "quarkus.test.rest-assured.enable-logging-on-failure";

  private static final Map<String, Map<String, Object>> STARTED = new LinkedHashMap<>();

  public static TestPostgres postgres() {
    return new TestPostgres((int) server("postgres").get("port"));
  }

  public static TestKafka kafka() {
    var kafka = server("kafka");
    return new TestKafka(
        (String) kafka.get("address"), (Runnable) kafka.get("stop"), (Runnable) kafka.get("start"));
  }

  @SuppressWarnings("unchecked")
  public static TestMail mail() {
    var mail = server("mail");
    return new TestMail(
        (int) mail.get("port"),
        (Function<String, List<byte[]>>) mail.get("mailsTo"),
        (Runnable) mail.get("stop"),
        (Runnable) mail.get("start"));
  }

  /** The settings that make a service use these servers and trust {@link TestTokens}. */
  public static Map<String, String> settings() {
    var settings = new HashMap<String, String>();
    settings.put("KAFKA_PASSWORD", TestBrokerUsers.password(TestBrokerUsers.application()));
    settings.put("quarkus.oidc.public-key", TestTokens.publicKey());
    settings.put("quarkus.oidc.api.public-key", TestTokens.publicKey());
    if (isOnTheClassPath(DATABASE_CLIENT)) {
      settings.put("quarkus.datasource.jdbc.url", postgres().jdbcUrl());
      settings.put("quarkus.datasource.username", TestPostgres.SERVICE_ROLE);
      settings.put("quarkus.datasource.password", TestPostgres.SERVICE_ROLE);
    }
    if (isOnTheClassPath(BROKER_CLIENT)) {
      settings.put("kafka.bootstrap.servers", kafka().bootstrapServers());
    }
    if (isOnTheClassPath(MAIL_CLIENT)) {
      settings.put("SMTP_PORT", Integer.toString(mail().port()));
      settings.put("SMTP_START_TLS", "DISABLED");
      settings.put("SMTP_LOGIN", "NONE");
    }
    return settings;
  }

  private static boolean isOnTheClassPath(String type) {
    return ClassLoader.getSystemClassLoader().getResource(type.replace('.', '/') + ".class")
        != null;
  }

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (System.getProperty(LOG_OF_REQUESTS) == null) {
      System.setProperty(LOG_OF_REQUESTS, "false");
    }
    settings().forEach(System::setProperty);
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    close();
  }

  private static synchronized void close() {
    STARTED.values().forEach(server -> ((Runnable) server.get("close")).run());
    STARTED.clear();
  }

  /**
   * What every copy of this class asks the original for; of the JDK's own types, which all copies
   * share.
   */
  public static synchronized Map<String, Object> started(String name) {
    return STARTED.computeIfAbsent(name, TestServers::start);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> server(String name) {
    try {
      var original = ClassLoader.getSystemClassLoader().loadClass(TestServers.class.getName());
      return (Map<String, Object>) original.getMethod("started", String.class).invoke(null, name);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "The test servers were not started by this JVM's class path", e);
    }
  }

  private static Map<String, Object> start(String name) {
    return switch (name) {
      case "postgres" -> postgresStarted();
      case "kafka" -> kafkaStarted();
      case "mail" -> mailStarted();
      default -> throw new IllegalArgumentException("no test server is called " + name);
    };
  }

  private static Map<String, Object> postgresStarted() {
    var postgres = startPostgres();
    new TestPostgres(postgres.getPort()).prepare();
    return Map.of("port", postgres.getPort(), "close", (Runnable) () -> close(postgres));
  }

  private static Map<String, Object> kafkaStarted() {
    var kafka = KafkaServer.start();
    TestBrokerUsers.setUp(new TestKafka(kafka.bootstrapServers(), kafka::stop, kafka::startAgain));
    return Map.of(
        "address", kafka.bootstrapServers(),
        "stop", (Runnable) kafka::stop,
        "start", (Runnable) kafka::startAgain,
        "close", (Runnable) kafka::close);
  }

  private static Map<String, Object> mailStarted() {
    var mail = MailServer.started();
    return Map.of(
        "port", mail.port(),
        "mailsTo", (Function<String, List<byte[]>>) mail::mailsTo,
        "stop", (Runnable) mail::stop,
        "start", (Runnable) mail::start,
        "close", (Runnable) mail::stop);
  }

  private static EmbeddedPostgres startPostgres() {
    try {
      return EmbeddedPostgres.builder()
          .setPort(FreePorts.reserve())
          .setServerConfig("max_connections", "200")
          .setServerConfig("autovacuum_naptime", "10s")
          .setServerConfig("log_error_verbosity", "terse")
          .setServerConfig("shared_preload_libraries", "pg_stat_statements")
          .setPGStartupWait(Duration.ofMinutes(1))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("The test PostgreSQL did not start", e);
    }
  }

  private static void close(EmbeddedPostgres postgres) {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
