package throughline.resilience;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.client.ApiRequest;
import throughline.client.CallFailed;
import throughline.client.Caller;
import throughline.local.SuiteService;

/**
 * A suite whose server and disk are gone comes back from its backup and archived log, by the
 * commands of the runbook: to the newest moment, and to an earlier one without those who were
 * erased since.
 */
@Tag("nightly")
class RestoreTest {
  private static final Duration CATCH_UP = Duration.ofMinutes(2);
  private static final String NEWBORNS = "newborns-enrolled";
  private static final String FIVE_MINUTES = "5min";

  /** Instead of five minutes, which the test would have to wait. */
  private static final Duration ARCHIVED_AFTER = Duration.ofSeconds(3);

  private static final Duration BUSY_MACHINE = Duration.ofSeconds(20);

  private final Runbook runbook = Runbook.of("restore.md");
  private final Path work = Suite.folder("restore");
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void emptyFolders() throws IOException {
    Suite.remove(work);
    for (String folder : new String[] {"ARCHIVE", "BACKUPS"}) {
      environment.put(folder, Files.createDirectories(work.resolve(folder)).toString());
    }
    environment.put("PATH", PostgreSqlClients.path());
  }

  @AfterEach
  void removeFolders() throws IOException {
    Suite.remove(work);
  }

  @Test
  void aSuiteComesBackToAMomentWithoutThoseWhoWereErasedSince() throws Exception {
    try (Suite first = Suite.in("restore/lives")) {
      first.stack().startDatabaseAndBroker(true);
      run("archive", first);
    }
    String moment;
    String erased;
    String stays;
    String lost;
    Map<String, Long> expected;
    try (Suite lives = Suite.in("restore/lives")) {
      lives.stack().start(false);
      archiveSooner(lives);
      Caller registrar = lives.demo("registrar", SuiteService.MEMBERSHIP);
      erased = enrol(registrar);
      run("base-backup", lives);
      stays = enrol(registrar);
      awaitNewborns(lives, 2);
      lives.awaitNothingLeftToPublish();
      moment = ask(lives, "postgres", "SELECT clock_timestamp()");

      registrar.post(erasureOf(erased, registrar));
      lives.awaitNothingLeftToPublish();
      expected = lives.figuresAtRest();
      lost = enrol(registrar);
      awaitArchived(lives);
    }
    Files.copy(work.resolve("lives/secrets"), work.resolve("secrets"));
    Suite.remove(work.resolve("lives"));

    layOut("newest", "");
    try (Suite newest = Suite.in("restore/newest")) {
      newest.stack().startDatabaseAndBroker(false);
      assertEquals("3", ask(newest, "membership", "SELECT count(*) FROM member"));
      run("copy-erasures", newest);
    }
    layOut("again", moment);
    try (Suite again = Suite.in("restore/again")) {
      again.stack().startDatabaseAndBroker(false);
      assertEquals("2", ask(again, "membership", "SELECT count(*) FROM member"));
      run("put-in-erasures", again);
      assertEquals("1", run("nobody-is-back", again), "the moment is before the erasure");
    }
    try (Suite again = Suite.in("restore/again")) {
      again.stack().start(false);
      assertEquals("0", run("nobody-is-back", again));
      Caller registrar = again.demo("registrar", SuiteService.MEMBERSHIP);
      registrar.get("/api/enrolments/" + stays + "/record");
      for (String gone : new String[] {erased, lost}) {
        assertThrows(CallFailed.class, () -> registrar.get("/api/enrolments/" + gone + "/record"));
      }
      await().atMost(CATCH_UP).untilAsserted(() -> assertEquals(expected, again.figures()));
      JsonNode rebuild =
          again.demo("administrator", SuiteService.TRACKER).post(ApiRequest.rebuild());
      assertTrue(rebuild.get("identical").asBoolean(), rebuild::toString);
      assertEquals(expected, again.figures());

      enrol(registrar);
      awaitNewborns(again, expected.get(NEWBORNS) + 1);
    }
  }

  private String run(String block, Suite suite) {
    environment.putAll(suite.stack().databaseAdministrator());
    return runbook.run(block, environment);
  }

  /** The folder of a suite that has its secrets, and its databases as they were then. */
  private void layOut(String folder, String moment) throws IOException {
    Path data = Files.createDirectories(work.resolve(folder).resolve("data"));
    Files.copy(work.resolve("secrets"), work.resolve(folder).resolve("secrets"));
    environment.put("DATA", data.resolve("postgresql").toString());
    environment.put("MOMENT", moment);
    runbook.run("restore", environment);
  }

  private static void archiveSooner(Suite suite) throws SQLException {
    assertEquals(FIVE_MINUTES, ask(suite, "postgres", "SHOW archive_timeout"));
    tell(suite, "ALTER SYSTEM SET archive_timeout = '%ds'".formatted(ARCHIVED_AFTER.toSeconds()));
    tell(suite, "SELECT pg_reload_conf()");
  }

  /** The log's file is far from full: that it is handed on is the doing of the time alone. */
  private static void awaitArchived(Suite suite) throws SQLException {
    String file = ask(suite, "postgres", "SELECT pg_walfile_name(pg_current_wal_lsn())");
    await()
        .atMost(ARCHIVED_AFTER.plus(BUSY_MACHINE))
        .until(
            () ->
                ask(
                            suite,
                            "postgres",
                            "SELECT coalesce(last_archived_wal, '') FROM pg_stat_archiver")
                        .compareTo(file)
                    >= 0);
  }

  private static String enrol(Caller registrar) {
    JsonNode library = registrar.get("/api/libraries").get(0);
    return registrar.post(Job.newborn(library)).get("id").asText();
  }

  private static ApiRequest erasureOf(String member, Caller registrar) {
    String path = "/api/enrolments/" + member;
    String version = registrar.get(path + "/record").get("version").asText();
    return new ApiRequest(
        path + "/life-events",
        Map.of("event", "ERASED", "version", version, "confirmation", "erase"));
  }

  private static void awaitNewborns(Suite suite, long count) {
    await()
        .atMost(CATCH_UP)
        .untilAsserted(() -> assertEquals(count, suite.figures().get(NEWBORNS)));
  }

  private static String ask(Suite suite, String database, String question) throws SQLException {
    try (Connection connection = connect(suite, database);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getString(1);
    }
  }

  private static void tell(Suite suite, String command) throws SQLException {
    try (Connection connection = connect(suite, "postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  private static Connection connect(Suite suite, String database) throws SQLException {
    Map<String, String> server = suite.stack().databaseAdministrator();
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%s/%s"
            .formatted(server.get("PGHOST"), server.get("PGPORT"), database),
        server.get("PGUSER"),
        server.get("PGPASSWORD"));
  }
}
