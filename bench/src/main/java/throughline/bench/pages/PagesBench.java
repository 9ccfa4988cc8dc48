package throughline.bench.pages;

import java.net.http.HttpTimeoutException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import throughline.bench.Profile;
import throughline.bench.reads.FilledTracker;
import throughline.bench.report.Findings;
import throughline.bench.report.Goal;
import throughline.bench.report.Result;
import throughline.bench.report.Statistics;
import throughline.bench.suite.FillScript;
import throughline.bench.suite.ProcessorTime;
import throughline.bench.suite.SignedInBrowser;
import throughline.bench.suite.Suite;
import throughline.local.Realm;
import throughline.local.SuiteService;
import throughline.platform.core.time.London;

/**
 * Every page of the plan tracker with a made-up year times a hundred, as a strategy lead opens it.
 */
public final class PagesBench {

  private static final Goal PAGE = Goal.below(100);

  /** Of a page as it was known before, or of what changed since long before. */
  private static final Goal HISTORY = Goal.below(200);

  private static final Goal PACK = Goal.below(10_000);

  /** There are many pages. */
  private static final int MOST_ROUNDS = 3;

  /** A round has a fifth of the looks of a list. */
  private static final int ROUND_OF = 5;

  private static final int FEWEST_LOOKS = 5;
  private static final long LONGEST_ROUND_MILLIS = 3_000;

  /** What is measured for seconds is asked for so seldom. */
  private static final int LOOKS_AT_PACK = 3;

  private static final int DAYS_BEFORE = 10;
  private static final int HALF_A_YEAR = 200;

  /** Pages that are also opened as they were known before. */
  private static final List<String> LOOKED_BACK =
      List.of("dashboard", "library", "flow", "stock", "people", "share", "opened");

  /**
   * A page.
   *
   * @param id a short name that does not change
   * @param words what it is called in the report
   */
  private record TrackerPage(String id, String words, String path, Goal goal) {

    TrackerPage(String id, String words, String path) {
      this(id, words, path, PAGE);
    }
  }

  private static final List<TrackerPage> PAGES =
      List.of(
          new TrackerPage("dashboard", "the dashboard", "/"),
          new TrackerPage("plan", "the plan", "/plan"),
          new TrackerPage("theme", "a theme", "/themes/people"),
          new TrackerPage("priority", "a priority", "/priorities/1.1"),
          new TrackerPage("libraries", "all libraries", "/libraries"),
          new TrackerPage("library", "a library", "/libraries/WEST"),
          new TrackerPage("search", "a search", "/search?q=volunteer"),
          new TrackerPage("flow", "a measure that adds up", "/measures/volunteer-hours"),
          new TrackerPage("stock", "a measure of a date", "/measures/members-under-5"),
          new TrackerPage(
              "people", "a measure of different people", "/measures/entrepreneurs-supported"),
          new TrackerPage("manual", "a measure by hand", "/measures/school-visits"),
          new TrackerPage("share", "a share", "/measures/under-5s-registered-percent"),
          new TrackerPage(
              "opened", "a year's figure, opened", "/measures/volunteer-hours/contributions"),
          new TrackerPage("targets", "a measure's targets", "/measures/volunteer-hours/targets"),
          new TrackerPage("written", "commentary", "/measures/volunteer-hours/commentary"),
          new TrackerPage(
              "observations", "figures by hand", "/measures/school-visits/observations"),
          new TrackerPage("changes", "what changed, all", "/changes"),
          new TrackerPage("change", "what changed, one", "/measures/volunteer-hours/changes"),
          new TrackerPage(
              "new", "entries that are new", "/measures/library-issues/changes?class=NEW"),
          new TrackerPage(
              "new-people",
              "people who are new, of a measure told by month",
              "/measures/take-up-by-under-5s/changes?class=NEW"),
          new TrackerPage("milestones", "the milestones", "/milestones"),
          new TrackerPage("milestone", "a milestone", "/milestones/1.1-m1"),
          new TrackerPage("register", "the register", "/register"),
          new TrackerPage("owner", "a measure's owner", "/measures/volunteer-hours/owner"),
          new TrackerPage("trials", "the trials", "/trials"),
          new TrackerPage("reviews", "the reviews", "/reviews"),
          new TrackerPage("approvals", "approvals", "/approvals"),
          new TrackerPage("checks", "records to look at", "/checks"),
          new TrackerPage("population", "population estimates", "/population"),
          new TrackerPage("sources", "the sources", "/sources"));

  /** Lists of what changed, and all that did, of as long as half a year. */
  private static final List<TrackerPage> OF_HALF_A_YEAR =
      List.of(
          changed("changes", "what changed, all,", "/changes?"),
          changed("change", "what changed, one,", "/measures/volunteer-hours/changes?"),
          changed(
              "change-corrected",
              "what changed, one with most corrections,",
              "/measures/members-under-5/changes?"),
          changed(
              "corrected",
              "entries that were corrected",
              "/measures/members-under-5/changes?class=CORRECTED&"),
          changed("new", "entries that are new", "/measures/library-issues/changes?class=NEW&"),
          changed(
              "new-people", "people who are new", "/measures/active-volunteers/changes?class=NEW&"),
          changed(
              "new-people-monthly",
              "people who are new, of a measure told by month,",
              "/measures/take-up-by-under-5s/changes?class=NEW&"),
          changed(
              "late-people",
              "people who came late",
              "/measures/active-volunteers/changes?class=LATE&"));

  private final Suite suite;
  private final FillScript hundredfold;
  private final Profile profile;

  private static TrackerPage changed(String id, String words, String path) {
    var since = LocalDate.now(London.ZONE).minusDays(HALF_A_YEAR);
    return new TrackerPage(
        id + "-half-a-year", words + " in half a year", path + "since=" + since, HISTORY);
  }

  public PagesBench(Suite suite, FillScript hundredfold, Profile profile) {
    this.suite = suite;
    this.hundredfold = hundredfold;
    this.profile = profile;
  }

  public Findings measure() throws Exception {
    var folded = new FilledTracker(suite).fill(hundredfold, 0);
    var start = suite.address(SuiteService.TRACKER) + "/";
    var lead = SignedInBrowser.open(start, Realm.person("strategy-lead"));
    var results = new ArrayList<Result>();
    var review = signedReview(lead);
    for (var page : pages(review)) {
      results.addAll(measure(lead, page));
    }
    results.add(pack(lead, "pages-pack", "A quarter's pack as PDF", review + "/pack.pdf"));
    results.add(pack(lead, "pages-pack-sheet", "The same as a workbook", review + "/pack.xlsx"));
    return new Findings(
        results,
        List.of(
            "Pages: of the plan tracker, with a made-up year times a hundred, some 1.5 million facts, which it folded in %.0f s; one reader,"
                    .formatted(folded)
                + " from the request to the last byte, with the session's check. No page is compressed."));
  }

  private List<Result> measure(SignedInBrowser lead, TrackerPage page) throws Exception {
    var looks = Math.max(FEWEST_LOOKS, profile.looks() / ROUND_OF);
    var warm = look(lead, page.path(), looks);
    var isSlow = warm.get(0) > LONGEST_ROUND_MILLIS;
    var medians = new ArrayList<Double>();
    var slow = new ArrayList<Double>();
    var processor = new ArrayList<Double>();
    var rounds = isSlow ? 1 : Math.min(MOST_ROUNDS, profile.rounds());
    for (var round = 0; round < rounds; round++) {
      var ofService = ProcessorTime.of(suite.process(SuiteService.TRACKER.folder()));
      var ofDatabase = ProcessorTime.of(suite.process("postgresql"));
      var took = look(lead, page.path(), looks);
      medians.add(Statistics.percentile(took, 50));
      slow.add(Statistics.percentile(took, 95));
      var used = ofService.used().plus(ofDatabase.used());
      processor.add((double) used.toMillis() / took.size());
    }
    System.out.printf(
        "  %-34s %8.0f ms%n", page.words(), Collections.max(slow)); // a later one may break it off
    return List.of(
        Result.alone("pages-" + page.id(), "Median, " + page.words(), "ms", medians),
        Result.alone("pages-" + page.id() + "-p95", "95th percentile, " + page.words(), "ms", slow)
            .with(page.goal()),
        Result.alone(
            "pages-" + page.id() + "-processor",
            "Processor of service and database, " + page.words(),
            "ms",
            processor));
  }

  /** The pages that have the same address in each year, the review, and some as known before. */
  private static List<TrackerPage> pages(String review) {
    var pages = new ArrayList<>(PAGES);
    pages.addAll(OF_HALF_A_YEAR);
    pages.add(new TrackerPage("review", "a review that is signed off", review));
    var before = "?knownAt=" + LocalDate.now(London.ZONE).minusDays(DAYS_BEFORE);
    for (var id : LOOKED_BACK) {
      var page = PAGES.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
      pages.add(
          new TrackerPage(
              id + "-then", page.words() + " as known before", page.path() + before, HISTORY));
    }
    return pages;
  }

  /** Of the quarter that the made-up year signs off. */
  private String signedReview(SignedInBrowser lead) throws Exception {
    var reviews = lead.page(suite.address(SuiteService.TRACKER) + "/reviews");
    var from = reviews.indexOf("/reviews/20");
    return reviews.substring(from, from + "/reviews/2026-09-30".length());
  }

  private Result pack(SignedInBrowser lead, String id, String words, String path) throws Exception {
    return Result.alone(id, words, "ms", look(lead, path, LOOKS_AT_PACK)).with(PACK);
  }

  private List<Double> look(SignedInBrowser lead, String path, int looks) throws Exception {
    var address = suite.address(SuiteService.TRACKER) + path;
    var took = new ArrayList<Double>();
    var begun = System.nanoTime();
    while (took.size() < looks && (took.isEmpty() || millisSince(begun) < LONGEST_ROUND_MILLIS)) {
      var start = System.nanoTime();
      try {
        lead.page(address);
      } catch (HttpTimeoutException tooSlow) {
        took.add(millisSince(start)); // it takes longer still, and the other pages are measured
        return took;
      }
      took.add(millisSince(start));
    }
    return took;
  }

  private static double millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e6;
  }
}
