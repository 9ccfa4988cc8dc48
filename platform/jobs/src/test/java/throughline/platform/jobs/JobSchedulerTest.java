package throughline.platform.jobs;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.core.time.London;
import throughline.platform.testing.TestPostgres;
import throughline.platform.testing.TestServers;

/** What db-scheduler is trusted with, seen on the real database. */
class JobSchedulerTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final String database = TestServers.postgres().createDatabase();
  private final String jdbcUrl = TestServers.postgres().jdbcUrl(database);
  private final List<Scheduler> started = new ArrayList<>();

  @BeforeEach
  void tables() {
    Flyway.configure()
        .dataSource(jdbcUrl, TestPostgres.SERVICE_ROLE, TestPostgres.SERVICE_ROLE)
        .locations("db/jobs")
        .load()
        .migrate();
  }

  @AfterEach
  void stop() {
    started.forEach(Scheduler::stop);
  }

  @Test
  void whatAKilledInstanceHadBegunAnotherBeginsAgain() throws Exception {
    var killed =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Instance.class.getName(),
                jdbcUrl,
                TestPostgres.SERVICE_ROLE)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      await().until(() -> number("RUNNING") == 1);
    } finally {
      killed.destroyForcibly().waitFor();
    }

    start(Instance.job(LONG, () -> {}));

    await().until(() -> number("DONE") == 1);
    assertEquals(1, number("INTERRUPTED"), "the page tells that the first run was cut short");
    assertEquals(0, number("RUNNING"));
  }

  @Test
  void twoInstancesRunItOneAtATimeAndOnceForEachTime() {
    var atWork = new AtomicInteger();
    var together = new AtomicInteger();
    var worked = new AtomicInteger();
    var job =
        Instance.job(
            Duration.ofMillis(10),
            () -> {
              if (atWork.incrementAndGet() > 1) {
                together.incrementAndGet();
              }
              // On purpose: each run lasts, so that two would meet.
              Thread.sleep(5);
              worked.incrementAndGet();
              atWork.decrementAndGet();
            });

    start(job);
    start(job);

    await().until(() -> worked.get() >= 10);
    stop();
    assertEquals(0, together.get());
    assertEquals(worked.get(), number("DONE"));
    assertEquals(worked.get(), number("DONE", "INTERRUPTED", "FAILED", "RUNNING"));
  }

  @Test
  void whatFellDueDuringAnOutageIsMadeUpForByOneRun() {
    // On purpose: the job has to fall due once in the half day before, whenever that is.
    var inTwelveHours = LocalTime.now(London.ZONE).plusHours(12);
    var worked = new AtomicInteger();
    var job = Instance.job(JobSchedule.dailyAt(inTwelveHours), worked::incrementAndGet);
    start(job).stop();
    assertEquals(0, worked.get(), "not due yet");
    execute("UPDATE scheduled_tasks SET execution_time = now() - interval '3 days'");

    start(job);

    await().until(() -> number("DONE") == 1);
    await().until(() -> text("SELECT execution_time > now() FROM scheduled_tasks").equals("t"));
    assertEquals(1, worked.get());
  }

  @Test
  void aFailedJobIsTriedAgainSoonerThanItsNextTime() {
    var tries = new AtomicInteger();

    start(
        Instance.job(
            LONG,
            () -> {
              if (tries.incrementAndGet() < 3) {
                throw new JobFailed("Not yet", null);
              }
            }));

    await().until(() -> number("DONE") == 1);
    assertEquals(2, number("FAILED"));
    await().until(() -> text("SELECT consecutive_failures FROM scheduled_tasks").equals("0"));
  }

  @Test
  void anEndlesslyFailingJobStaysPlanned() {
    start(
        Instance.job(
            LONG,
            () -> {
              throw new JobFailed("Never", null);
            }));

    await().until(() -> number("FAILED") >= 4);
    assertTrue(Integer.parseInt(text("SELECT consecutive_failures FROM scheduled_tasks")) >= 3);
  }

  /**
   * Nothing beside it is lost: with as many of them as there are threads, the other has its turn.
   */
  @Test
  void jobsThatFailForEverHoldUpNoOther() {
    var worked = new AtomicInteger();
    start(
        failing("first", new JobFailed("Never", null)),
        failing("second", new StackOverflowError()),
        Instance.job(Duration.ofMillis(10), worked::incrementAndGet));

    await().until(() -> number("FAILED") >= 6);
    var then = worked.get();
    await().until(() -> worked.get() >= then + 5);
    stop();

    assertEquals(0, number("RUNNING"), "an Error leaves no run that seems to go on");
    assertEquals(worked.get(), number("DONE"));
  }

  private static Job failing(String name, Throwable failure) {
    return Instance.job(
        name,
        JobSchedule.every(LONG),
        () -> {
          if (failure instanceof Error error) {
            throw error;
          }
          throw (Exception) failure;
        });
  }

  private Scheduler start(Job... jobs) {
    var scheduler = Instance.on(jdbcUrl, TestPostgres.SERVICE_ROLE, jobs);
    started.add(scheduler);
    scheduler.start();
    return scheduler;
  }

  private int number(String... outcomes) {
    return Integer.parseInt(
        text(
            "SELECT count(*) FROM job_run WHERE outcome IN ('"
                + String.join("', '", outcomes)
                + "')"));
  }

  private String text(String sql) {
    try (var connection = TestServers.postgres().connect(database);
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void execute(String sql) {
    try (var connection = TestServers.postgres().connect(database);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
