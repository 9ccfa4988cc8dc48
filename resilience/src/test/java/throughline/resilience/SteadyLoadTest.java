package throughline.resilience;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.client.ApiRequest;
import throughline.client.Caller;
import throughline.client.CardNumbers;
import throughline.local.SuiteService;

/**
 * Three services at a steady rate for some time: no request fails, no part keeps more and more
 * memory, and the tracker shows everything a moment after the end.
 *
 * <p>{@code -Dload.minutes=30} keeps on for so long, {@code -Dload.share=0.5} of what the machine
 * can do at most, of which each kind of request gets a third (bench/README.md has the figures).
 */
@Tag("nightly")
class SteadyLoadTest {
  private static final double ENROLMENTS_AT_MOST = 214;
  private static final double BOOKINGS_AT_MOST = 405;
  private static final double HOURS_AT_MOST = 276;
  private static final int KINDS = 3;

  private static final int ENTREPRENEURS = 8;
  private static final int VOLUNTEERS = 8;
  private static final int SESSION_MINUTES = 5;
  private static final int DAYS_OF_BIRTH = 1_500;

  private static final Duration SAMPLE = Duration.ofSeconds(5);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(30);
  private static final Duration CAUGHT_UP = Duration.ofSeconds(30);

  /** Of a heap after a collection, and of a process, between the first sixth and the end. */
  private static final double GROWTH = 1.25;

  private static final double ROOM_MB = 16;

  private final Duration time = Duration.ofMinutes(Integer.getInteger("load.minutes", 2));
  private final double share = Double.parseDouble(System.getProperty("load.share", "0.5")) / KINDS;
  private final Map<String, List<Double>> resident = new LinkedHashMap<>();

  @Test
  void nothingFailsGrowsOrStaysBehind() throws Exception {
    try (Suite suite = Suite.start("loaded")) {
      Map<String, Long> before = suite.figures();
      Pace enrolments = new Pace("enrolments", ENROLMENTS_AT_MOST * share, enrolling(suite));
      Pace bookings = new Pace("bookings", BOOKINGS_AT_MOST * share, booking(suite));
      Pace hours = new Pace("hours", HOURS_AT_MOST * share, logging(suite));
      List<Pace> all = List.of(enrolments, bookings, hours);

      all.forEach(pace -> pace.start(time));
      sample(suite, time.dividedBy(6));
      Map<String, Double> liveEarly = live(suite);
      sample(suite, time.minus(time.dividedBy(6)));
      for (Pace pace : all) {
        pace.awaitEnd(LAST_ANSWERS);
      }
      long ended = System.nanoTime();
      int waiting =
          Suite.PUBLISHERS.stream()
              .mapToInt(service -> suite.count(service, "SELECT count(*) FROM outbox"))
              .sum();

      all.forEach(pace -> assertEquals(List.of(), pace.failures()));
      long newborns = before.get("members-under-5") + enrolments.done();
      await()
          .atMost(CAUGHT_UP)
          .untilAsserted(() -> assertEquals(newborns, suite.figures().get("members-under-5")));
      double caughtUp = (System.nanoTime() - ended) / 1e9;
      Map<String, Double> liveLate = live(suite);
      report(all, waiting, caughtUp, liveEarly, liveLate);
      assertNoGrowth("live heap of ", liveEarly, liveLate);
      assertNoGrowth("memory of ", average(1, 2), average(5, 6));
    }
  }

  private static Pace.Request enrolling(Suite suite) {
    Caller registrar = suite.demo("registrar", SuiteService.MEMBERSHIP);
    JsonNode library = registrar.get("/api/libraries").get(0);
    CardNumbers cards = new CardNumbers(1);
    return number ->
        registrar.post(
            ApiRequest.enrol(
                Job.now().toLocalDate().minusDays(number % DAYS_OF_BIRTH),
                library.get("districtCode").asText(),
                library.get("code").asText(),
                cards.next()));
  }

  /** Each entrepreneur books each session; the first who comes to one has it opened. */
  private static Pace.Request booking(Suite suite) {
    Caller adviser = suite.demo("bipc-adviser", SuiteService.BOOKINGS);
    List<Caller> entrepreneurs =
        Stream.generate(() -> suite.somebody(SuiteService.BOOKINGS, "entrepreneur"))
            .limit(ENTREPRENEURS)
            .toList();
    LocalDateTime first = Job.now().toLocalDateTime().plusDays(1).truncatedTo(ChronoUnit.HOURS);
    Map<Integer, String> sessions = new ConcurrentHashMap<>();
    return number -> {
      String session =
          sessions.computeIfAbsent(
              number / ENTREPRENEURS,
              which ->
                  adviser
                      .post(
                          ApiRequest.openSession(
                              "Under load",
                              "SPOKE",
                              first.plusMinutes((long) SESSION_MINUTES * which),
                              SESSION_MINUTES,
                              ENTREPRENEURS))
                      .get("id")
                      .asText());
      entrepreneurs.get(number % ENTREPRENEURS).post(ApiRequest.book(session));
    };
  }

  private static Pace.Request logging(Suite suite) {
    List<Caller> volunteers = Stream.generate(suite::volunteer).limit(VOLUNTEERS).toList();
    Minutes minutes = new Minutes(Job.now().toLocalDate());
    return number -> volunteers.get(number % VOLUNTEERS).post(minutes.worked(number / VOLUNTEERS));
  }

  private static List<String> parts() {
    return Stream.concat(
            Stream.of("postgresql", "kafka", "keycloak"),
            Stream.of(SuiteService.values()).map(SuiteService::folder))
        .toList();
  }

  private void sample(Suite suite, Duration during) {
    // On purpose: the load lasts as long as it was asked to.
    long end = System.nanoTime() + during.toNanos();
    await()
        .atMost(during.plusMinutes(1))
        .pollInterval(SAMPLE)
        .until(
            () -> {
              for (String part : parts()) {
                resident
                    .computeIfAbsent(part, first -> new ArrayList<>())
                    .add(PartMemory.resident(suite.stack().process(part)));
              }
              // On purpose: the load lasts as long as it was asked to.
              return System.nanoTime() >= end;
            });
  }

  private static Map<String, Double> live(Suite suite) {
    Map<String, Double> live = new LinkedHashMap<>();
    parts().stream()
        .filter(part -> !part.equals("postgresql"))
        .forEach(part -> live.put(part, PartMemory.live(suite.stack().process(part))));
    return live;
  }

  /** Of the samples of some sixths of the time. */
  private Map<String, Double> average(int from, int to) {
    Map<String, Double> average = new LinkedHashMap<>();
    resident.forEach(
        (part, samples) ->
            average.put(
                part,
                samples.subList(samples.size() * from / 6, samples.size() * to / 6).stream()
                    .mapToDouble(each -> each)
                    .average()
                    .orElseThrow()));
    return average;
  }

  private static void assertNoGrowth(
      String of, Map<String, Double> early, Map<String, Double> late) {
    early.forEach(
        (part, megabytes) ->
            assertTrue(
                late.get(part) <= megabytes * GROWTH + ROOM_MB,
                () -> "%s%s: %.0f MB, then %.0f".formatted(of, part, megabytes, late.get(part))));
  }

  private void report(
      List<Pace> all,
      int waiting,
      double caughtUp,
      Map<String, Double> liveEarly,
      Map<String, Double> liveLate)
      throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add("%d minutes".formatted(time.toMinutes()));
    all.forEach(pace -> lines.add(pace.words()));
    lines.add(
        "at the end %d events waited to be sent; every newborn was counted after %.1f s"
            .formatted(waiting, caughtUp));
    Map<String, Double> early = average(1, 2);
    Map<String, Double> late = average(5, 6);
    for (String part : parts()) {
      lines.add(
          "%-18s %4.0f MB in the second sixth, %4.0f in the last%s"
              .formatted(
                  part,
                  early.get(part),
                  late.get(part),
                  liveEarly.containsKey(part)
                      ? "; heap after a collection %.0f, then %.0f MB"
                          .formatted(liveEarly.get(part), liveLate.get(part))
                      : ""));
    }
    lines.forEach(System.out::println);
    Files.write(Suite.folder("load.txt"), lines);
  }
}
