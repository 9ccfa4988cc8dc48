package throughline.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real PostgreSQL and the real Kafka, as ./run starts them, killed and back. */
class SupervisedTest {
  private static final CompletableFuture<Void> NOTHING = CompletableFuture.completedFuture(null);
  private static final Duration BACK = Duration.ofSeconds(90);

  private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();

  private static PostgreSql postgres;
  private static Kafka kafka;
  private static Supervised database;
  private static Supervised broker;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    Path cache = Path.of("target", "cache");
    Settings settings = new Settings(Path.of(".."), folder, cache, Ports.free());
    Workspace workspace = new Workspace(folder);
    workspace.create();
    Console console = new Console(new PrintStream(PRINTED, true, UTF_8));
    Secrets secrets = new Secrets(workspace.secrets());
    postgres = new PostgreSql(settings, workspace, secrets, List.of("volunteers", "tracker"));
    kafka = new Kafka(settings, workspace, secrets);
    database = new Supervised(postgres, settings.ports(), workspace, console);
    broker = new Supervised(kafka, settings.ports(), workspace, console);
    database.start(NOTHING);
  }

  @AfterAll
  static void stop() {
    database.stop();
    assertFalse(database.process().isAlive());
  }

  @Test
  void aKilledPostgreSqlComesBackWithItsData() throws SQLException {
    run("volunteers", "CREATE TABLE kept (word text)");
    run("volunteers", "INSERT INTO kept VALUES ('committed')");
    ProcessHandle before = kill(database);

    await().atMost(BACK).until(postgres::isReady);

    assertNotEquals(before.pid(), database.process().pid());
    assertEquals("committed", read("volunteers", "SELECT word FROM kept"));
    await()
        .until(
            () -> PRINTED.toString(UTF_8).contains("PostgreSQL ended by itself (exit code 137)"));
  }

  @Test
  void aHeldServerStaysDownUntilItIsLetGo() {
    database.hold();
    ProcessHandle held = database.process();

    await().during(Duration.ofSeconds(1)).until(() -> !postgres.isReady());
    assertEquals(held, database.process());
    database.release();

    await().atMost(BACK).until(postgres::isReady);
    assertNotEquals(held, database.process());
  }

  @Test
  @Tag("nightly")
  void aKilledKafkaComesBackWithItsTopics() throws Exception {
    broker.start(NOTHING);
    try (Admin admin = kafka.admin()) {
      kill(broker);

      await().atMost(BACK).until(kafka::isReady);

      Set<String> topics = admin.listTopics().names().get();
      assertTrue(
          topics.containsAll(
              Set.of(
                  "throughline.membership.v1",
                  "throughline.bookings.v1",
                  "throughline.volunteers.v1")),
          topics.toString());
    } finally {
      broker.stop();
    }
    assertFalse(broker.process().isAlive());
  }

  @Test
  void aRoleOpensItsOwnDatabaseAndNoOther() throws SQLException {
    assertEquals("tracker", read("tracker", "SELECT current_user"));
    for (String closed : List.of("volunteers", "postgres", "template1")) {
      SQLException refused =
          assertThrows(SQLException.class, () -> postgres.connect(closed, "tracker"));
      assertTrue(
          refused.getMessage().contains("permission denied for database"), refused.getMessage());
    }
  }

  private static ProcessHandle kill(Supervised supervised) {
    ProcessHandle process = supervised.process();
    process.destroyForcibly();
    process.onExit().join();
    return process;
  }

  private static void run(String database, String sql) throws SQLException {
    try (Connection connection = postgres.connect(database, database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String read(String database, String sql) throws SQLException {
    try (Connection connection = postgres.connect(database, database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertTrue(row.next());
      return row.getString(1);
    }
  }
}
