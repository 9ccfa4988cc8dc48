package throughline.bench.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import throughline.bench.Profile;
import throughline.bench.api.Newborns;
import throughline.bench.report.Findings;
import throughline.bench.report.Goal;
import throughline.bench.report.Result;
import throughline.bench.report.Statistics;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.ProcessorTime;
import throughline.bench.suite.Suite;
import throughline.client.CardNumbers;
import throughline.client.SignedInBrowser;
import throughline.local.SuiteService;
import throughline.platform.core.time.London;

/**
 * Every page of the plan tracker with a made-up year times a hundred, as a strategy lead opens it.
 */
public final class PagesBench {

  private static final Goal PAGE = Goal.below(100);

  private static final Goal HISTORY = Goal.below(200);

  private static final Goal PACK = Goal.below(10_000);

  private static final int MOST_ROUNDS = 3;
  private static final long LONGEST_ROUND_MILLIS = 3_000;

  /** What is measured for seconds is asked for so seldom. */
  private static final int LOOKS_AT_PACK = 3;

  private static final long LONGEST_COUNT_MILLIS = 10_000;
  private static final int FIRST_SERIAL = 8_000_000;

  private static final int DAYS_BEFORE = 10;
  private static final int HALF_A_YEAR = 200;

  /** A page's name in the report; those with a star are also opened as they were known before. */
  private static final String PAGES =
      """
      the dashboard*: /
      the plan: /plan
      a theme: /themes/people
      a priority: /priorities/1.1
      all libraries: /libraries
      a library*: /libraries/WEST
      a search: /search?q=volunteer
      a measure that adds up*: /measures/volunteer-hours
      a measure of a date*: /measures/members-under-5
      a measure of different people*: /measures/entrepreneurs-supported
      a measure by hand: /measures/school-visits
      a share*: /measures/under-5s-registered-percent
      a year's figure, opened*: /measures/volunteer-hours/contributions
      a measure's targets: /measures/volunteer-hours/targets
      commentary: /measures/volunteer-hours/commentary
      figures by hand: /measures/school-visits/observations
      what changed, all: /changes
      what changed, one: /measures/volunteer-hours/changes
      entries that are new: /measures/library-issues/changes?class=NEW
      people who are new, of a measure told by month: /measures/take-up-by-under-5s/changes?class=NEW
      the milestones: /milestones
      a milestone: /milestones/1.1-m1
      the register: /register
      a measure's owner: /measures/volunteer-hours/owner
      the trials: /trials
      the reviews: /reviews
      approvals: /approvals
      records to look at: /checks
      population estimates: /population
      the sources: /sources
      """;

  private static final String OF_HALF_A_YEAR =
      """
      what changed, all: /changes?
      what changed, one: /measures/volunteer-hours/changes?
      what changed, one with most corrections: /measures/members-under-5/changes?
      entries that were corrected: /measures/members-under-5/changes?class=CORRECTED&
      entries that are new: /measures/library-issues/changes?class=NEW&
      people who are new: /measures/active-volunteers/changes?class=NEW&
      people who are new, of a measure told by month: /measures/take-up-by-under-5s/changes?class=NEW&
      people who came late: /measures/active-volunteers/changes?class=LATE&
      """;

  private static final String ALL_ARE_ROLLED_UP =
      "SELECT coalesce(max(entry_id), 0) <= rolled_up_through() FROM entry";

  private static final Duration LONGEST_ROLL_UP = Duration.ofMinutes(10);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Suite suite;
  private final Profile profile;

  private record TrackerPage(String words, String path, Goal goal) {

    static Stream<TrackerPage> read(String lines) {
      return lines
          .lines()
          .map(line -> line.split(": "))
          .map(parts -> new TrackerPage(parts[0], parts[1], PAGE));
    }
  }

  public PagesBench(Suite suite, Profile profile) {
    this.suite = suite;
    this.profile = profile;
  }

  public Findings measure() throws Exception {
    var seconds = fill("hundredfold.sql");
    var start = suite.address(SuiteService.TRACKER) + "/";
    var lead = Suite.browser(start, "strategy-lead");
    var results = new ArrayList<Result>();
    var review = signedReview(lead);
    for (var page : pages(review)) {
      results.addAll(measure(lead, page));
    }
    results.addAll(afterEachEntry(lead));
    for (var kind : List.of("pdf", "xlsx")) {
      var took = look(lead, review + "/pack." + kind, LOOKS_AT_PACK);
      results.add(Result.alone("A quarter's pack, " + kind, "ms", took).with(PACK));
    }
    return new Findings(
        results,
        List.of(
            "Pages: of the plan tracker, with a made-up year times a hundred, which it rolled up in %.0f s; one reader, from the request"
                    .formatted(seconds)
                + " to the last byte, with the session's check. No page is compressed."));
  }

  /**
   * Fills the tracker by a script with comments between, and says in how many seconds it was rolled
   * up.
   */
  private double fill(String script) throws SQLException, IOException {
    try (var database = suite.connect(SuiteService.TRACKER);
        var statement = database.createStatement()) {
      for (var sql : read(script).replaceAll("(?m)^--.*\\n", "").split(";\\s*\\n")) {
        statement.execute(sql);
      }
      var start = System.nanoTime();
      while (!areRolledUp(statement)) {
        if (System.nanoTime() - start > LONGEST_ROLL_UP.toNanos()) {
          throw new MeasurementFailed("The tracker did not roll up what it was filled with.");
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
      var seconds = (System.nanoTime() - start) / 1e9;
      for (var table : List.of("rolled_up_cell", "rolled_up_total", "rolled_up_people")) {
        statement.execute("VACUUM ANALYZE " + table);
      }
      return seconds;
    }
  }

  private static String read(String script) throws IOException {
    try (var file = PagesBench.class.getResourceAsStream(script)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static boolean areRolledUp(Statement statement) throws SQLException {
    try (var row = statement.executeQuery(ALL_ARE_ROLLED_UP)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /** Each look is the first after a newborn was enrolled and counted. */
  private List<Result> afterEachEntry(SignedInBrowser lead) throws Exception {
    var newborns = new Newborns(suite, new CardNumbers(FIRST_SERIAL));
    var path = "/changes?since=" + LocalDate.now(London.ZONE).minusDays(HALF_A_YEAR);
    var took = new ArrayList<Double>();
    try (var database = suite.connect(SuiteService.TRACKER);
        var statement = database.createStatement()) {
      for (var look = 0; look < profile.looks(); look++) {
        var before = counted(statement);
        newborns.enrol();
        var start = System.nanoTime();
        while (counted(statement) == before) {
          if (millisSince(start) > LONGEST_COUNT_MILLIS) {
            throw new MeasurementFailed("The tracker did not count a newborn.");
          }
          LockSupport.parkNanos(LOOK_NANOS / 20);
        }
        took.addAll(look(lead, path, 1));
      }
    }
    var words = "what changed, all, in half a year, after an entry each";
    System.out.printf("  %-50s %8.0f ms%n", words, Statistics.percentile(took, 95));
    return List.of(
        Result.alone("Median, " + words, "ms", List.of(Statistics.median(took))),
        Result.alone("95th percentile, " + words, "ms", List.of(Statistics.percentile(took, 95)))
            .with(HISTORY));
  }

  private static long counted(Statement statement) throws SQLException {
    try (var row = statement.executeQuery("SELECT max(entry_id) FROM entry")) {
      row.next();
      return row.getLong(1);
    }
  }

  private List<Result> measure(SignedInBrowser lead, TrackerPage page) throws Exception {
    var isSlow = look(lead, page.path(), profile.looks()).get(0) > LONGEST_ROUND_MILLIS;
    var medians = new ArrayList<Double>();
    var slow = new ArrayList<Double>();
    var processor = new ArrayList<Double>();
    var rounds = isSlow ? 1 : Math.min(MOST_ROUNDS, profile.rounds());
    for (var round = 0; round < rounds; round++) {
      var ofService = ProcessorTime.of(suite.process(SuiteService.TRACKER.folder()));
      var ofDatabase = ProcessorTime.of(suite.process("postgresql"));
      var took = look(lead, page.path(), profile.looks());
      medians.add(Statistics.median(took));
      slow.add(Statistics.percentile(took, 95));
      var used = ofService.used().plus(ofDatabase.used());
      processor.add((double) used.toMillis() / took.size());
    }
    System.out.printf(
        "  %-50s %8.0f ms%n", page.words(), Collections.max(slow)); // a later one may break it off
    return List.of(
        Result.alone("Median, " + page.words(), "ms", medians),
        Result.alone("95th percentile, " + page.words(), "ms", slow).with(page.goal()),
        Result.alone("Processor of service and database, " + page.words(), "ms", processor));
  }

  private static List<TrackerPage> pages(String review) {
    var today = LocalDate.now(London.ZONE);
    var pages = new ArrayList<TrackerPage>();
    TrackerPage.read(PAGES.replace("*", "")).forEach(pages::add);
    var since = "since=" + today.minusDays(HALF_A_YEAR);
    TrackerPage.read(OF_HALF_A_YEAR)
        .map(
            each ->
                new TrackerPage(each.words() + ", in half a year", each.path() + since, HISTORY))
        .forEach(pages::add);
    pages.add(new TrackerPage("a review that is signed off", review, PAGE));
    var before = "?knownAt=" + today.minusDays(DAYS_BEFORE);
    TrackerPage.read(PAGES)
        .filter(each -> each.words().endsWith("*"))
        .map(
            each ->
                new TrackerPage(
                    each.words().replace("*", " as known before"), each.path() + before, HISTORY))
        .forEach(pages::add);
    return pages;
  }

  private String signedReview(SignedInBrowser lead) throws Exception {
    var reviews = lead.page(suite.address(SuiteService.TRACKER) + "/reviews");
    var from = reviews.indexOf("/reviews/20");
    return reviews.substring(from, from + "/reviews/2026-09-30".length());
  }

  private List<Double> look(SignedInBrowser lead, String path, int looks) throws Exception {
    var address = suite.address(SuiteService.TRACKER) + path;
    var took = new ArrayList<Double>();
    var begun = System.nanoTime();
    while (took.size() < looks && (took.isEmpty() || millisSince(begun) < LONGEST_ROUND_MILLIS)) {
      var start = System.nanoTime();
      lead.page(address);
      took.add(millisSince(start));
    }
    return took;
  }

  private static double millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e6;
  }
}
