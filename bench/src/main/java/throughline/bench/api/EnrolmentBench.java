package throughline.bench.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import throughline.bench.Profile;
import throughline.bench.report.Findings;
import throughline.bench.report.Result;
import throughline.bench.suite.Suite;
import throughline.client.CardNumbers;
import throughline.local.SuiteService;

/** Registrars' programs enrol newborns. */
public final class EnrolmentBench {

  private static final String TITLE = "Enrolment API";
  private static final int FEW = 8;
  private static final int MANY = 16;
  private static final int BATCH = 50;
  private static final SuiteService SERVICE = SuiteService.MEMBERSHIP;

  private final Suite suite;
  private final Profile profile;

  public EnrolmentBench(Suite suite, Profile profile) {
    this.suite = suite;
    this.profile = profile;
  }

  public Findings measure() throws Exception {
    var newborns = new Newborns(suite, new CardNumbers(0));
    var callers = Collections.<Clients.Call>nCopies(MANY, newborns::enrol);
    try (var floor = Floor.of("enrolment", suite, SERVICE);
        var connection = suite.connect(SERVICE)) {
      var bench = new ApiBench(suite, profile, SERVICE, callers, floor);
      var warmed = bench.warmUp(TITLE, MANY);
      TableCounts.expectSame(
          connection,
          () -> Clients.runEach(callers.subList(0, 1), TableCounts.TIMES),
          () -> floor.call(1, TableCounts.TIMES));
      var results = new ArrayList<Result>(bench.measure("enrolment", TITLE, FEW));
      results.addAll(bench.measure("enrolment", TITLE, MANY));
      results.addAll(
          bench.measureBatches(
              "enrolment-batch",
              "%s, %d at once, %d clients".formatted(TITLE, BATCH, MANY),
              Collections.<Clients.Call>nCopies(MANY, () -> newborns.enrolTogether(BATCH)),
              BATCH));
      return new Findings(results, notes(warmed));
    }
  }

  private static List<String> notes(String warmed) {
    return List.of(
        warmed,
        "APIs: clients, service, database, broker and the tracker, which takes every event of both sides in, share the"
            + " machine. The floor runs with the service's Java options. By PostgreSQL's own counts both sides insert, change,"
            + " delete and look for rows of the same tables equally often. The guardians give a phone number: one who gives an"
            + " e-mail address gets a mail, which is a statement more. Calls of many visits stand beside the same floor, one"
            + " enrolment after the other.");
  }
}
