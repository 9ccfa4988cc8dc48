package throughline.resilience;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.client.ApiRequest;
import throughline.client.Caller;
import throughline.local.SuiteService;

/**
 * Kills each of the seven processes outright while people write. Whatever was acknowledged is
 * counted once, whatever was killed in between.
 */
@Tag("nightly")
class KillTest {
  private static final Duration RESTART = Duration.ofMinutes(3);
  private static final Duration CATCH_UP = Duration.ofMinutes(2);

  private Suite suite;
  private Caller administrator;
  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);

  @BeforeEach
  void start() {
    suite = Suite.start("killed");
    administrator = suite.demo("administrator", SuiteService.TRACKER);
  }

  @AfterEach
  void stop() {
    suite.close();
  }

  @Test
  void nothingAcknowledgedIsLostOrCountedTwice() {
    System.out.println("seed " + seed);
    Map<String, Long> before = figuresAtRest();
    int deadBefore = administrator.get("/api/dead-events").size();
    Writer hours =
        new Writer(
            Job.hours(
                suite.volunteer(), suite.demo("volunteer-coordinator", SuiteService.VOLUNTEERS)));
    AttendanceJobs jobs = new AttendanceJobs(suite);
    Writer attendance = new Writer(jobs);
    Writer enrolments = new Writer(Job.enrolment(suite.demo("registrar", SuiteService.MEMBERSHIP)));

    writeAndKill(
        Map.of(
            SuiteService.VOLUNTEERS.folder(), hours,
            SuiteService.BOOKINGS.folder(), attendance,
            SuiteService.MEMBERSHIP.folder(), enrolments));

    Map<String, Long> expected = new HashMap<>(before);
    add(expected, "volunteer-hours", (long) hours.jobsDone() * Job.MINUTES);
    add(expected, "active-volunteers", 1);
    add(expected, "bipc-sessions-attended", (long) jobs.sessionsAttended());
    add(expected, "entrepreneurs-supported", jobs.entrepreneursSupported());
    add(expected, "newborns-enrolled", enrolments.jobsDone());
    add(expected, "members-under-5", enrolments.jobsDone());
    await()
        .atMost(CATCH_UP)
        .ignoreExceptions()
        .untilAsserted(() -> assertEquals(expected, suite.figures()));
    awaitNothingLeftToPublish();
    assertEquals(deadBefore, administrator.get("/api/dead-events").size(), "events set aside");
    assertARebuildComesOutTheSame(expected);
  }

  private static void add(Map<String, Long> figures, String measure, long more) {
    figures.merge(measure, more, Long::sum);
  }

  /**
   * @param writersTo who writes to the service of that name
   */
  private void writeAndKill(Map<String, Writer> writersTo) {
    List<Writer> writers = List.copyOf(writersTo.values());
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(writers.size());
    try {
      writers.forEach(writer -> writer.startOn(threads));
      for (String part : partsInRandomOrder()) {
        awaitMoreWrites(writers, 2 + random.nextInt(10));
        awaitARequestUnderWay(writersTo.containsKey(part) ? List.of(writersTo.get(part)) : writers);
        killAndAwaitRestart(part, writers);
      }
      awaitMoreWrites(writers, 10);
      writers.forEach(Writer::stop);
      await().atMost(CATCH_UP).until(() -> writers.stream().allMatch(Writer::hasStopped));
    } finally {
      threads.shutdownNow();
    }
    writers.forEach(
        writer -> {
          assertEquals(List.of(), writer.refusals());
          assertTrue(writer.repeats() > 0, "its own service was killed, so something was repeated");
        });
  }

  private List<String> partsInRandomOrder() {
    List<String> parts = new ArrayList<>(List.of("postgresql", "kafka", "keycloak"));
    Stream.of(SuiteService.values()).map(SuiteService::folder).forEach(parts::add);
    Collections.shuffle(parts, random);
    return parts;
  }

  /** Every writer gets on, so each service is seen to work again after whatever was killed. */
  private static void awaitMoreWrites(List<Writer> writers, int more) {
    List<Integer> targets = writers.stream().map(writer -> writer.accepted() + more).toList();
    await()
        .atMost(RESTART)
        .untilAsserted(
            () -> {
              for (int i = 0; i < targets.size(); i++) {
                Writer writer = writers.get(i);
                assertEquals(List.of(), writer.refusals());
                assertTrue(writer.accepted() >= targets.get(i), "a writer does not get on");
              }
            });
  }

  /** What is killed between two requests has nothing to lose. */
  private static void awaitARequestUnderWay(List<Writer> writers) {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> writers.stream().anyMatch(Writer::isSending));
  }

  private void killAndAwaitRestart(String part, List<Writer> writers) {
    ProcessHandle killed = suite.stack().process(part);
    long began = System.nanoTime();
    killed.destroyForcibly();
    await()
        .atMost(RESTART)
        .until(
            () -> suite.stack().process(part).pid() != killed.pid() && suite.stack().isReady(part));
    System.out.printf(
        "killed %-18s after %5d writes, ready again in %4.1f s, %d repeated so far%n",
        part,
        writers.stream().mapToInt(Writer::accepted).sum(),
        (System.nanoTime() - began) / 1e9,
        writers.stream().mapToInt(Writer::repeats).sum());
  }

  /** What the tests before have written is counted by now. */
  private Map<String, Long> figuresAtRest() {
    awaitNothingLeftToPublish();
    Map<String, Long> figures = new HashMap<>();
    await()
        .pollInterval(Duration.ofSeconds(1))
        .atMost(CATCH_UP)
        .until(
            () -> {
              Map<String, Long> before = Map.copyOf(figures);
              figures.putAll(suite.figures());
              return figures.equals(before);
            });
    return figures;
  }

  /** The row goes after the acknowledgement, so a figure may have moved a moment earlier. */
  private void awaitNothingLeftToPublish() {
    await()
        .atMost(CATCH_UP)
        .untilAsserted(
            () -> {
              for (SuiteService service : Suite.PUBLISHERS) {
                assertEquals(0, suite.count(service, "SELECT count(*) FROM outbox"), service::name);
                assertEquals(
                    0, suite.count(service, "SELECT count(*) FROM outbox_parked"), service::name);
              }
            });
  }

  private void assertARebuildComesOutTheSame(Map<String, Long> expected) {
    JsonNode rebuild = signedInAgain("administrator").post(ApiRequest.rebuild());
    assertTrue(rebuild.get("identical").asBoolean(), rebuild::toString);
    assertEquals(expected, suite.figures());
  }

  /** Whoever comes first after the database's restart may meet a connection that has gone. */
  private Caller signedInAgain(String role) {
    return await()
        .atMost(CATCH_UP)
        .ignoreExceptions()
        .until(() -> suite.demo(role, SuiteService.TRACKER), Objects::nonNull);
  }
}
