package throughline.resilience;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.client.ApiRequest;
import throughline.client.SignedInBrowser;
import throughline.local.Instance;
import throughline.local.Realm;
import throughline.local.SuiteService;

/**
 * The release before is replaced by this version while people write and read, one service at a
 * time, in the order of the runbook; then the programme services by the release before, and that by
 * this version for good. Whatever was acknowledged is counted once, and no page is away for long.
 */
@Tag("nightly")
class UpgradeTest {
  private static final Duration LONGEST_AWAY = Duration.ofSeconds(5);
  private static final Duration GETS_ON = Duration.ofMinutes(2);
  private static final Duration CATCH_UP = Duration.ofMinutes(2);
  private static final int WRITES_OF_EACH_STATE = 10;

  /** The tracker first, so that the reader is ahead of the writers. */
  private static final List<SuiteService> ORDER =
      List.of(
          SuiteService.TRACKER,
          SuiteService.MEMBERSHIP,
          SuiteService.BOOKINGS,
          SuiteService.VOLUNTEERS);

  private final Suite suite = Suite.in("upgraded");
  private final Map<SuiteService, Instance> serving = new EnumMap<>(SuiteService.class);
  private final Map<SuiteService, Proxy> fronts = new EnumMap<>(SuiteService.class);

  @BeforeEach
  void startPreviousRelease() throws IOException, InterruptedException {
    PreviousRelease.build();
    suite.stack().startWithoutServices(true);
    Map<SuiteService, CompletableFuture<Instance>> starting = new EnumMap<>(SuiteService.class);
    for (SuiteService service : SuiteService.values()) {
      starting.put(
          service,
          CompletableFuture.supplyAsync(
              () -> suite.stack().another(service, PreviousRelease.jar(service)),
              work -> new Thread(work, "start-" + service.folder()).start()));
    }
    for (SuiteService service : SuiteService.values()) {
      Instance started = starting.get(service).join();
      serving.put(service, started);
      int port = suite.stack().settings().ports().of(service.port());
      fronts.put(service, new Proxy(port, started.port(), Duration.ZERO));
    }
  }

  @AfterEach
  void stop() throws IOException {
    for (Proxy front : fronts.values()) {
      front.close();
    }
    serving.values().forEach(Instance::close);
    suite.close();
  }

  @Test
  void nothingIsLostOrCountedTwiceAndNoPageIsAwayForLong() throws Exception {
    AttendanceJobs jobs = new AttendanceJobs(suite);
    Writer attendance = new Writer(jobs);
    Writer hours =
        new Writer(
            Job.hours(
                suite.somebody(SuiteService.VOLUNTEERS, "volunteer"),
                suite.demo("volunteer-coordinator", SuiteService.VOLUNTEERS)));
    Writer enrolments = new Writer(Job.enrolment(suite.demo("registrar", SuiteService.MEMBERSHIP)));
    List<Writer> writers = List.of(attendance, hours, enrolments);
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(writers.size());
    Map<String, Long> expected = new HashMap<>();
    Map<String, Duration> away;
    try (Pages pages = new Pages(pages())) {
      writers.forEach(writer -> writer.startOn(threads));
      Writer.awaitMore(writers, WRITES_OF_EACH_STATE, GETS_ON);

      replaceAll(ORDER, UpgradeTest::thisVersion, writers);
      // The tracker stays: 0.2.0 cannot show measures whose unit it does not know.
      replaceAll(Suite.PUBLISHERS, PreviousRelease::jar, writers);
      writers.forEach(Writer::stop);
      await().atMost(GETS_ON).until(() -> writers.stream().allMatch(Writer::hasStopped));

      expected.put("volunteer-hours", (long) hours.jobsDone() * Job.MINUTES);
      expected.put("active-volunteers", 1L);
      expected.put("bipc-sessions-attended", (long) jobs.sessionsAttended());
      expected.put("entrepreneurs-supported", (long) jobs.entrepreneursSupported());
      expected.put("newborns-enrolled", (long) enrolments.jobsDone());
      expected.put("members-under-5", (long) enrolments.jobsDone());
      assertCounted(expected);

      replaceAll(Suite.PUBLISHERS, UpgradeTest::thisVersion, List.of());
      assertCounted(expected);
      away = pages.away();
    } finally {
      threads.shutdownNow();
    }
    writers.forEach(writer -> assertEquals(List.of(), writer.refusals()));
    JsonNode rebuild = suite.demo("administrator", SuiteService.TRACKER).post(ApiRequest.rebuild());
    assertTrue(rebuild.get("identical").asBoolean(), rebuild::toString);
    assertCounted(expected);
    System.out.println("away at most: " + away);
    away.forEach(
        (page, longest) ->
            assertTrue(
                longest.compareTo(LONGEST_AWAY) <= 0, () -> page + " was away for " + longest));
  }

  private void replaceAll(
      List<SuiteService> order, Function<SuiteService, Path> jar, List<Writer> writers) {
    for (SuiteService service : order) {
      long began = System.nanoTime();
      Instance before = serving.get(service);
      Instance next = suite.stack().another(service, jar.apply(service));
      serving.put(service, next);
      fronts.get(service).leadTo(next.port());
      before.close();
      System.out.printf(
          "%-18s replaced after %4.1f s, repeated so far: %d%n",
          service.folder(),
          (System.nanoTime() - began) / 1e9,
          writers.stream().mapToInt(Writer::repeats).sum());
      Writer.awaitMore(writers, WRITES_OF_EACH_STATE, GETS_ON);
    }
  }

  private static Path thisVersion(SuiteService service) {
    return service.jar(Suite.repository());
  }

  /** By the tracker that serves now, which has set nothing aside. */
  private void assertCounted(Map<String, Long> expected) {
    suite.awaitNothingLeftToPublish();
    await()
        .atMost(CATCH_UP)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              Map<String, Long> figures = suite.figures();
              figures.keySet().retainAll(expected.keySet());
              assertEquals(expected, figures);
            });
    assertEquals(0, suite.count(SuiteService.TRACKER, "SELECT count(*) FROM dead_event"));
  }

  /** Of each service one that everybody reads, and one that people signed in before to see. */
  private Map<String, Callable<Boolean>> pages() throws IOException, InterruptedException {
    Map<String, Callable<Boolean>> pages = new HashMap<>();
    add(pages, SuiteService.MEMBERSHIP, "registrar", "/enrolments/new");
    add(pages, SuiteService.BOOKINGS, "bipc-adviser", "/registers");
    add(pages, SuiteService.VOLUNTEERS, "volunteer-coordinator", "/approvals");
    add(pages, SuiteService.TRACKER, "strategy-lead", "/");
    Stream.of(SuiteService.values())
        .forEach(service -> pages.put(service.folder() + " /help", isThere(service)));
    return pages;
  }

  private void add(
      Map<String, Callable<Boolean>> pages, SuiteService service, String username, String path)
      throws IOException, InterruptedException {
    String address = suite.stack().settings().address(service.port()) + path;
    SignedInBrowser browser =
        SignedInBrowser.open(address, username, Realm.person(username).password());
    pages.put(service.folder() + " " + path, () -> browser.page(address).contains("Sign out"));
  }

  private Callable<Boolean> isThere(SuiteService service) {
    String address = suite.stack().settings().address(service.port()) + "/help";
    SignedInBrowser browser = new SignedInBrowser();
    return () -> browser.page(address).contains("<h1");
  }
}
