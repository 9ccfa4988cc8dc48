package throughline.bench.members;

import java.sql.Connection;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import throughline.bench.Profile;
import throughline.bench.api.LikelySql;
import throughline.bench.api.Newborns;
import throughline.bench.report.Findings;
import throughline.bench.report.Goal;
import throughline.bench.report.Result;
import throughline.bench.report.Statistics;
import throughline.bench.suite.SignedInBrowser;
import throughline.bench.suite.Suite;
import throughline.client.CardNumbers;
import throughline.local.Realm;
import throughline.local.SuiteService;

/**
 * Searches, and whether a child has a record already, among as many members as a large county's.
 */
public final class MembersBench {

  private static final Goal GOAL = Goal.below(50);
  private static final int FIRST_SERIAL = 60_000_000;
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** Part of a name, whole names in either order, an accent, a slip, and a date. */
  private static final List<String> SOUGHT =
      List.of(
          "fernsby",
          "Belella Fernsby",
          "fernsby bélella",
          "arian ashbourne-holt",
          "Belela Fernsbey",
          "hartford 14/3/2025");

  private final Suite suite;
  private final Profile profile;

  public MembersBench(Suite suite, Profile profile) {
    this.suite = suite;
    this.profile = profile;
  }

  public Findings measure() throws Exception {
    ManyMembers.make(suite);
    var results = new ArrayList<Result>();
    results.addAll(search());
    try (var database = suite.connect(SuiteService.MEMBERSHIP)) {
      results.addAll(measure("members-likely", "whether one child has a record", likely(database)));
    }
    var newborns = new Newborns(suite, new CardNumbers(FIRST_SERIAL));
    results.addAll(
        measure(
            "members-enrolment",
            "an enrolment by the API, which asks that",
            () -> {
              newborns.enrol();
              return null;
            }));
    return new Findings(
        results,
        List.of(
            "Members: %,d of them; one reader. A search is from the request to the last byte of its page; the duplicate check is the statement alone, as the service sends it."
                .formatted(ManyMembers.MEMBERS)));
  }

  private List<Result> search() throws Exception {
    var address = suite.address(SuiteService.MEMBERSHIP) + "/find";
    var browser = SignedInBrowser.open(address, Realm.person("registrar"));
    var form = browser.page(address);
    var next = new int[1];
    return measure(
        "members-search",
        "a search by name, with its page",
        () -> browser.send(address, form, Map.of("sought", SOUGHT.get(next[0]++ % SOUGHT.size()))));
  }

  private static Callable<?> likely(Connection database) {
    var next = new int[1];
    var today = LocalDate.now(LONDON);
    return () -> {
      var values =
          LikelySql.values(
              UUID.randomUUID(),
              "Belella",
              "Fernsby",
              today.minusDays(next[0]++ % 1_800),
              "nobody@example.org");
      try (var statement = database.prepareStatement(LikelySql.ABOUT_ALIKE)) {
        for (var place = 0; place < values.length; place++) {
          statement.setObject(place + 1, values[place]);
        }
        try (var rows = statement.executeQuery()) {
          var found = 0;
          while (rows.next()) {
            found++;
          }
          return found;
        }
      }
    };
  }

  /** The median and the 95th percentile of each round. */
  private List<Result> measure(String id, String words, Callable<?> once) throws Exception {
    var medians = new ArrayList<Double>();
    var late = new ArrayList<Double>();
    profile.settling().byRepeating(once);
    for (var round = 0; round < profile.rounds(); round++) {
      var took = new ArrayList<Double>();
      for (var look = 0; look < profile.looks(); look++) {
        var start = System.nanoTime();
        once.call();
        took.add((System.nanoTime() - start) / 1e6);
      }
      medians.add(Statistics.percentile(took, 50));
      late.add(Statistics.percentile(took, 95));
    }
    return List.of(
        Result.alone(id + "-p50", "Median, " + words, "ms", medians),
        Result.alone(id + "-p95", "95th percentile, " + words, "ms", late).with(GOAL));
  }
}
