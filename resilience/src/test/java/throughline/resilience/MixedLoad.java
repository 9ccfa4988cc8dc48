package throughline.resilience;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import throughline.client.Caller;
import throughline.local.SuiteService;

/**
 * People at three services at once, through their APIs, and what the tracker has to show of it. It
 * may pause. What they give was empty before: it is for a suite that nobody else uses.
 */
final class MixedLoad implements AutoCloseable {
  private static final int VOLUNTEERS = 4;
  private static final Duration TO_THE_END = Duration.ofMinutes(4);

  private final Ledger ledger = new Ledger();
  private final Minutes minutes = new Minutes(Job.now().toLocalDate());
  private final Map<SuiteService, Writer> writers = new EnumMap<>(SuiteService.class);
  private final AttendanceJobs attendances;
  private final ScheduledExecutorService threads;

  MixedLoad(Suite suite) {
    List<Caller> volunteers = Stream.generate(suite::volunteer).limit(VOLUNTEERS).toList();
    Caller coordinator = suite.demo("volunteer-coordinator", SuiteService.VOLUNTEERS);
    attendances = new AttendanceJobs(suite);
    writers.put(
        SuiteService.VOLUNTEERS, new Writer(Job.hours(volunteers, minutes, coordinator), ledger));
    writers.put(SuiteService.BOOKINGS, new Writer(attendances, ledger));
    writers.put(
        SuiteService.MEMBERSHIP,
        new Writer(Job.enrolment(suite.demo("registrar", SuiteService.MEMBERSHIP)), ledger));
    threads = Executors.newScheduledThreadPool(writers.size());
  }

  Ledger ledger() {
    return ledger;
  }

  List<Writer> writers() {
    return List.copyOf(writers.values());
  }

  /** Who writes to the service whose folder has this name, or all if nobody does. */
  List<Writer> writersTo(String part) {
    return writers.entrySet().stream()
        .filter(each -> each.getKey().folder().equals(part))
        .map(Map.Entry::getValue)
        .findFirst()
        .map(List::of)
        .orElseGet(this::writers);
  }

  void start() {
    writers().forEach(writer -> writer.startOn(threads));
  }

  /** Returns when every job that was begun is done. */
  void pause() {
    writers().forEach(Writer::stop);
    await().atMost(TO_THE_END).until(() -> writers().stream().allMatch(Writer::hasStopped));
    assertNothingRefused();
  }

  /** Returns when each writer has had so many requests more accepted: each service works again. */
  void awaitProgress(int more) {
    List<Writer> all = writers();
    List<Integer> targets = all.stream().map(writer -> writer.accepted() + more).toList();
    await()
        .atMost(TO_THE_END)
        .untilAsserted(
            () -> {
              assertNothingRefused();
              for (int i = 0; i < targets.size(); i++) {
                assertTrue(all.get(i).accepted() >= targets.get(i), all.get(i)::standstill);
              }
            });
  }

  /**
   * Returns when one of them waits for an answer: what is hit between two requests loses nothing.
   */
  static void awaitARequestUnderWay(List<Writer> writers) {
    await()
        .atMost(TO_THE_END)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> writers.stream().anyMatch(Writer::isSending));
  }

  private void assertNothingRefused() {
    writers.forEach((service, writer) -> assertEquals(List.of(), writer.refusals(), service::name));
  }

  int accepted() {
    return writers().stream().mapToInt(Writer::accepted).sum();
  }

  int repeats() {
    return writers().stream().mapToInt(Writer::repeats).sum();
  }

  /** By how much the tracker's figures have to have moved, while it pauses. */
  Map<String, Long> moved() {
    int hours = writers.get(SuiteService.VOLUNTEERS).jobsDone();
    long newborns = writers.get(SuiteService.MEMBERSHIP).jobsDone();
    return Map.of(
        "volunteer-hours",
        (long) hours * Job.MINUTES,
        "active-volunteers",
        (long) minutes.peopleFor(hours),
        "bipc-sessions-attended",
        (long) attendances.sessionsAttended(),
        "entrepreneurs-supported",
        (long) attendances.entrepreneursSupported(),
        "newborns-enrolled",
        newborns,
        "members-under-5",
        newborns);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
