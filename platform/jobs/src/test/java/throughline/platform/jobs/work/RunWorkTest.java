package throughline.platform.jobs.work;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import throughline.platform.database.JdbiProducer;
import throughline.platform.database.Sql;
import throughline.platform.jobs.work.WorkState.State;
import throughline.platform.testing.LogWatch;
import throughline.platform.testing.TestPostgres;
import throughline.platform.testing.TestServers;

class RunWorkTest {

  private final PGSimpleDataSource database = new PGSimpleDataSource();
  private final List<RunWork> started = new ArrayList<>();
  private Jdbi jdbi;
  private LongWork longWork;

  @BeforeEach
  void tables() {
    use(TestServers.postgres().jdbcUrl(TestServers.postgres().createDatabase()));
    Flyway.configure().dataSource(database).locations("db/jobs").load().migrate();
  }

  private void use(String jdbcUrl) {
    database.setURL(jdbcUrl);
    database.setUser(TestPostgres.SERVICE_ROLE);
    database.setPassword(TestPostgres.SERVICE_ROLE);
    jdbi = JdbiProducer.configured(Jdbi.create(database));
    longWork = new LongWork(new Sql(jdbi), database, Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    started.forEach(each -> each.stop(null));
  }

  @Test
  void aLongOneDoesNotHoldUpOneOfAnotherKind() {
    var end = new CountDownLatch(1);
    start(kind("long", (id, progress) -> waitFor(end)), kind("short", (id, progress) -> {}));
    var first = ask("long");
    await().until(() -> state(first) == State.RUNNING);

    var other = ask("short");

    await().until(() -> state(other) == State.DONE);
    assertEquals(State.RUNNING, state(first));
    end.countDown();
    await().until(() -> state(first) == State.DONE);
  }

  @Test
  void twoProcessesDoItOnceHoweverOftenItIsAskedFor() {
    var begun = new AtomicInteger();
    var kind = kind("sample", (id, progress) -> begun.incrementAndGet());
    start(kind);
    start(kind);

    var work = ask("sample");
    longWork.start(work, "sample", 3);

    await().until(() -> state(work) == State.DONE);
    longWork.start(work, "sample", 3);
    assertEquals(new WorkState(State.DONE, 3, 3, 1), longWork.find(work).orElseThrow());
    assertEquals(1, begun.get());
    await().until(() -> tasks() == 0);
  }

  @Test
  void aRunThatWasGivenUpNeitherTellsNorEndsItsSuccessors() {
    var work = ask("sample");
    var givenUp = longWork.begin(work).orElseThrow();
    var successor = longWork.begin(work).orElseThrow();
    assertTrue(longWork.tell(successor, State.RUNNING, 1));

    assertFalse(longWork.tell(givenUp, State.RUNNING, 2));
    assertFalse(longWork.tell(givenUp, State.FAILED, null));

    assertEquals(new WorkState(State.RUNNING, 1, 3, 2), longWork.find(work).orElseThrow());
    assertTrue(longWork.tell(successor, State.DONE, null));
  }

  @Test
  void whatAKilledProcessHadBegunGoesOn() {
    var work = ask("sample");
    longWork.begin(work);
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                UPDATE long_work_task SET picked = true, picked_by = 'killed',
                  last_heartbeat = now() - interval '31 seconds'
                """));

    start(kind("sample", (id, progress) -> progress.done(1)));

    await().until(() -> state(work) == State.DONE);
    assertTrue(longWork.find(work).orElseThrow().isResumed());
  }

  @Test
  void oneThatFailedCanBeAskedForAgain() {
    var tries = new AtomicInteger();
    start(
        kind(
            "sample",
            (id, progress) -> {
              progress.done(2);
              if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("as a test wants");
              }
            }));
    var work = ask("sample");
    await().until(() -> state(work) == State.FAILED);
    assertEquals(2, longWork.find(work).orElseThrow().done());

    longWork.start(work, "sample", 3);

    await().until(() -> state(work) == State.DONE);
  }

  /** Nobody who stops a process has to wait for an hour's work, or finds it failed. */
  @Test
  void oneWhoseProcessStopsGoesOnInAnother() {
    var stopped = new CountDownLatch(1);
    var kind =
        kind(
            "sample",
            (id, progress) -> {
              while (stopped.getCount() > 0) {
                progress.done(1);
              }
            });
    start(kind);
    var work = ask("sample");
    await().until(() -> longWork.find(work).orElseThrow().done() == 1);

    started.remove(0).stop(null);

    assertEquals(State.RUNNING, state(work));
    stopped.countDown();
    start(kind);
    await().until(() -> state(work) == State.DONE);
    assertTrue(longWork.find(work).orElseThrow().isResumed());
  }

  @Test
  void oneThatNobodyCanDoIsGivenUp() {
    start(kind("another", (id, progress) -> {}));

    var work = ask("sample");

    await().until(() -> state(work) == State.FAILED);
  }

  /** An outage is no failure of a work, and is said once and not each second. */
  @Test
  void aDatabaseThatIsAwayIsSaidOnce() {
    use("jdbc:postgresql://localhost:1/none");
    try (var log = new LogWatch()) {
      start(kind("sample", (id, progress) -> {}));
      await().until(() -> !waits(log).isEmpty());
      await().during(Duration.ofSeconds(2)).until(() -> waits(log).size() == 1);
      assertFalse(waits(log).get(0).startsWith("ERROR"), log.lines());
    }
  }

  private static List<String> waits(LogWatch log) {
    return log.lines().lines().filter(line -> line.contains("scheduler-waits")).toList();
  }

  private UUID ask(String kind) {
    var id = UUID.randomUUID();
    longWork.start(id, kind, 3);
    return id;
  }

  private State state(UUID work) {
    return longWork.find(work).orElseThrow().state();
  }

  private int tasks() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery("SELECT count(*) FROM long_work_task").mapTo(Integer.class).one());
  }

  private void start(WorkKind... kinds) {
    var work = new RunWork(database, longWork, List.of(kinds), Duration.ofMillis(100));
    started.add(work);
    work.start(null);
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Doing {
    void run(UUID id, Progress progress);
  }

  private static WorkKind kind(String name, Doing doing) {
    return new WorkKind() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void run(UUID work, Progress progress) {
        doing.run(work, progress);
      }
    };
  }
}
