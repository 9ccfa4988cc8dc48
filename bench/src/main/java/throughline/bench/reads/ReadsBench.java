package throughline.bench.reads;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import throughline.bench.Profile;
import throughline.bench.Warming;
import throughline.bench.report.Findings;
import throughline.bench.report.Result;
import throughline.bench.report.Statistics;
import throughline.bench.suite.FillScript;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.SignedInBrowser;
import throughline.bench.suite.Suite;
import throughline.local.Realm;
import throughline.local.SuiteService;

/** Pages of a tracker that holds much, opened by many while events come in. */
public final class ReadsBench {

  private static final int READERS = 20;
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final Warming WARMING =
      new Warming(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(60));

  private static final String MIDDLE =
      """
      SELECT effective_on || '_' || fact_id
        FROM contribution
        JOIN measure USING (measure_version_id)
       WHERE measure = 'volunteer-hours' AND effective_on = current_date - 90
       ORDER BY fact_id
       LIMIT 1
      """;

  private final Suite suite;
  private final FillScript fill;
  private final Profile profile;

  public ReadsBench(Suite suite, FillScript fill, Profile profile) {
    this.suite = suite;
    this.fill = fill;
    this.profile = profile;
  }

  public Findings measure() throws Exception {
    var folded = new FilledTracker(suite).fill(fill, FillScript.factsOf(profile.contributions()));
    var pages = TrackerPage.all(LocalDate.now(ZoneId.of("Europe/London")), middle());
    var browsers = new ArrayList<SignedInBrowser>();
    for (int reader = 0; reader < READERS; reader++) {
      browsers.add(SignedInBrowser.open(address(pages.get(0)), Realm.person("strategy-lead")));
    }
    try (var events = new SteadyEvents(suite)) {
      WARMING.up(time -> perSecondOfWaiting(read(browsers, pages, time)));
      return findings(pages, read(browsers, pages, profile.reading()), folded);
    }
  }

  /** Readers come at a pace, so how many pages they open says nothing of how fast they are. */
  private static double perSecondOfWaiting(Map<TrackerPage, List<Double>> took) {
    return 1_000 / Statistics.median(took.values().stream().flatMap(List::stream).toList());
  }

  private String address(TrackerPage page) {
    return suite.address(SuiteService.TRACKER) + page.path();
  }

  /** What each look took, in milliseconds. */
  private Map<TrackerPage, List<Double>> read(
      List<SignedInBrowser> browsers, List<TrackerPage> pages, Duration duration) throws Exception {
    var threads = Executors.newFixedThreadPool(READERS);
    try {
      var end = System.nanoTime() + duration.toNanos();
      var readers = new ArrayList<Future<Map<TrackerPage, List<Double>>>>();
      for (int reader = 0; reader < READERS; reader++) {
        readers.add(threads.submit(reader(reader, browsers.get(reader), pages, end)));
      }
      var all = new HashMap<TrackerPage, List<Double>>();
      for (var reader : readers) {
        reader
            .get()
            .forEach(
                (page, took) -> all.computeIfAbsent(page, p -> new ArrayList<>()).addAll(took));
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * Each begins elsewhere, and opens a page every two seconds, however long the one before took.
   */
  private Callable<Map<TrackerPage, List<Double>>> reader(
      int reader, SignedInBrowser browser, List<TrackerPage> pages, long end) {
    return () -> {
      var took = new HashMap<TrackerPage, List<Double>>();
      var next = System.nanoTime() + reader * PAUSE_NANOS / READERS;
      for (int look = reader; next < end; look++, next += PAUSE_NANOS) {
        LockSupport.parkNanos(next - System.nanoTime());
        var page = pages.get(look % pages.size());
        var start = System.nanoTime();
        browser.page(address(page));
        took.computeIfAbsent(page, p -> new ArrayList<>()).add((System.nanoTime() - start) / 1e6);
      }
      return took;
    };
  }

  private Findings findings(
      List<TrackerPage> pages, Map<TrackerPage, List<Double>> took, double folded) {
    var results = new ArrayList<Result>();
    for (var page : pages) {
      var millis = took.get(page);
      if (millis == null) {
        throw new MeasurementFailed("Nobody opened %s.".formatted(page.words()));
      }
      results.add(
          Result.alone(
              "reads-%s-median".formatted(page.id()),
              "Median, " + page.words(),
              "ms",
              List.of(Statistics.median(millis))));
      results.add(
          Result.alone(
                  "reads-%s-p95".formatted(page.id()),
                  "95th percentile, " + page.words(),
                  "ms",
                  List.of(Statistics.percentile(millis, 95)))
              .with(page.goal()));
    }
    return new Findings(
        results,
        List.of(
            "Reads: %,d contributions, folded in %.0f s; %d readers who each open a page every 2 s, while %d events a second come in. From the request to the last byte, with the session's check."
                .formatted(profile.contributions(), folded, READERS, SteadyEvents.PER_SECOND)));
  }

  private String middle() throws SQLException {
    try (var database = suite.connect(SuiteService.TRACKER);
        var statement = database.createStatement();
        var row = statement.executeQuery(MIDDLE)) {
      if (!row.next()) {
        throw new MeasurementFailed("The tracker holds no hours of three months ago.");
      }
      return row.getString(1);
    }
  }
}
