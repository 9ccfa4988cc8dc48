package throughline.bench.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import throughline.bench.Profile;
import throughline.bench.report.Findings;
import throughline.bench.suite.Suite;
import throughline.client.CardNumbers;
import throughline.local.SuiteService;

/** Registrars' programs enrol newborns. */
public final class EnrolmentBench {

  private static final String TITLE = "Enrolment API";
  private static final int FEW = 8;
  private static final int MANY = 16;
  private static final int BATCH = 50;

  /** Far from the cards that the suite's side gives, as are those of the floor. */
  private static final int FIRST_RECORDED = 60_000_000;

  private static final int FIRST_OF_FLOOR = 30_000_000;
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
    var floor = floor();
    try (var connection = suite.connect(SERVICE)) {
      TableCounts.expectSame(connection, callers.get(0), floor.get(0));
      var bench = new ApiBench(suite, profile, SERVICE, callers, floor);
      var warmed = bench.warmUp(TITLE, MANY);
      var results = new ArrayList<>(bench.measure(TITLE, FEW));
      results.addAll(bench.measure(TITLE, MANY));
      results.addAll(
          bench.measureBatches(
              "%s, %d at once, %d clients".formatted(TITLE, BATCH, MANY),
              Collections.<Clients.Call>nCopies(MANY, () -> newborns.enrolTogether(BATCH)),
              BATCH));
      return new Findings(
          results,
          List.of(
              warmed,
              "APIs: clients, service, database, broker and the tracker, which takes every event of both sides in, share"
                  + " the machine. Calls of many visits stand beside the same floor, one enrolment after the other."));
    }
  }

  private List<Replay> floor() throws Exception {
    try (var recorder = new Recorder(suite, SERVICE)) {
      var newborns = new Newborns(suite, recorder.address(), new CardNumbers(FIRST_RECORDED));
      var script = recorder.record(newborns::enrol);
      var cards = new CardNumbers(FIRST_OF_FLOOR);
      var floor = new ArrayList<Replay>();
      while (floor.size() < MANY) {
        floor.add(
            new Replay(
                suite.databaseSettings(SERVICE), script, () -> Newborns.given(cards.next())));
      }
      return floor;
    }
  }
}
