package throughline.bench.lists;

import java.util.ArrayList;
import java.util.List;
import throughline.bench.Profile;
import throughline.bench.report.Findings;
import throughline.bench.report.Goal;
import throughline.bench.report.Result;
import throughline.bench.report.Statistics;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.SignedInBrowser;
import throughline.bench.suite.Suite;
import throughline.local.Realm;
import throughline.local.SuiteService;

/** Pages with a list of 10,000 rows, as somebody opens them who has a session. */
public final class ListsBench {

  private static final Goal GOAL = Goal.below(60);

  /**
   * A list.
   *
   * @param id a short name that does not change
   * @param words what it is called in the report
   * @param behind finds the id behind which the part in the middle begins, on the service's
   *     database; null where the page has no parts
   */
  private record LongList(
      String id, String words, SuiteService service, String person, String path, String behind) {}

  private static final List<LongList> LISTS =
      List.of(
          new LongList(
              "hours",
              "somebody's own hours",
              SuiteService.VOLUNTEERS,
              "volunteer",
              "/hours",
              "SELECT id FROM hours_entry ORDER BY started_at DESC OFFSET 5000 LIMIT 1"),
          new LongList(
              "approvals",
              "hours that wait for a coordinator",
              SuiteService.VOLUNTEERS,
              "volunteer-coordinator",
              "/approvals",
              "SELECT id FROM hours_entry ORDER BY entered_at OFFSET 5000 LIMIT 1"),
          new LongList(
              "bookings",
              "somebody's own bookings",
              SuiteService.BOOKINGS,
              "entrepreneur",
              "/bookings",
              """
              SELECT b.id FROM booking b JOIN session s ON s.id = b.session_id
              WHERE s.ends_at < now() ORDER BY s.starts_at DESC OFFSET 5000 LIMIT 1
              """),
          new LongList(
              "registers",
              "an adviser's registers to complete",
              SuiteService.BOOKINGS,
              "bipc-adviser",
              "/registers",
              """
              SELECT session_id FROM booking WHERE status = 'CONFIRMED' ORDER BY during OFFSET 2500 LIMIT 1
              """),
          new LongList(
              "finished-registers",
              "an adviser's finished registers",
              SuiteService.BOOKINGS,
              "bipc-adviser",
              "/registers/finished",
              """
              SELECT session_id FROM booking WHERE status = 'NO_SHOW' ORDER BY during DESC OFFSET 2500 LIMIT 1
              """),
          new LongList(
              "mails",
              "a service's mails",
              SuiteService.BOOKINGS,
              "administrator",
              "/mails",
              "SELECT id FROM mail ORDER BY created_at DESC OFFSET 5000 LIMIT 1"),
          new LongList(
              "failed-mails",
              "a service's mails that were not delivered",
              SuiteService.BOOKINGS,
              "administrator",
              "/mails/failed",
              "SELECT id FROM mail ORDER BY created_at DESC OFFSET 5000 LIMIT 1"),
          new LongList(
              "unnamed",
              "children who wait for a name",
              SuiteService.MEMBERSHIP,
              "registrar",
              "/unnamed",
              "SELECT key FROM member ORDER BY enrolled_on, key OFFSET 5000 LIMIT 1"),
          new LongList(
              "enrolments",
              "a registrar's start page, with the newest enrolments",
              SuiteService.MEMBERSHIP,
              "registrar",
              "/",
              null));

  private final Suite suite;
  private final Profile profile;

  public ListsBench(Suite suite, Profile profile) {
    this.suite = suite;
    this.profile = profile;
  }

  public Findings measure() throws Exception {
    new ManyRows(suite).make();
    var findings = new Findings(List.of(), List.of(about()));
    for (var list : LISTS) {
      findings = findings.and(measure(list));
    }
    return findings;
  }

  private static String about() {
    return "Lists: %,d rows each, half of which an adviser's two lists share; pages of 50 by one reader, every second"
            .formatted(ManyRows.ROWS)
        + " one in the middle of its list. From the request to the last byte, with the session's check.";
  }

  private Findings measure(LongList list) throws Exception {
    var address = suite.address(list.service()) + list.path();
    var browser = SignedInBrowser.open(address, Realm.person(list.person()));
    var parts = new ArrayList<>(List.of(address));
    if (list.behind() != null) {
      parts.add(address + "?after=" + behind(list));
    }
    var next = new int[1];
    var warmed =
        profile.settling().byRepeating(() -> browser.page(parts.get(next[0]++ % parts.size())));
    var rounds = new ArrayList<Double>();
    for (var round = 0; round < profile.rounds(); round++) {
      rounds.add(Statistics.percentile(look(browser, parts), 95));
    }
    return new Findings(
        List.of(
            Result.alone("lists-" + list.id(), "95th percentile, " + list.words(), "ms", rounds)
                .with(GOAL)),
        List.of("Lists, %s, warmed: %s.".formatted(list.words(), warmed.words())));
  }

  private List<Double> look(SignedInBrowser browser, List<String> parts) throws Exception {
    var took = new ArrayList<Double>();
    for (var look = 0; look < profile.looks(); look++) {
      var part = parts.get(look % parts.size());
      var start = System.nanoTime();
      browser.page(part);
      took.add((System.nanoTime() - start) / 1e6);
    }
    return took;
  }

  private String behind(LongList list) throws Exception {
    try (var database = suite.connect(list.service());
        var statement = database.createStatement();
        var row = statement.executeQuery(list.behind())) {
      if (!row.next()) {
        throw new MeasurementFailed("The list of %s is short.".formatted(list.words()));
      }
      return row.getString(1);
    }
  }
}
