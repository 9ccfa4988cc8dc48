package throughline.bench.enrolment;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import throughline.bench.Profile;
import throughline.bench.enrolment.Clients.Load;
import throughline.bench.report.Findings;
import throughline.bench.report.Result;
import throughline.bench.report.Rounds;
import throughline.bench.suite.Suite;
import throughline.client.CardNumbers;
import throughline.local.SuiteService;

/**
 * The enrolment API of the running service with real tokens, beside the same statements by plain
 * JDBC with as many clients.
 */
public final class EnrolmentBench {

  private static final int CLIENTS = 8;

  private final Suite suite;
  private final Profile profile;
  private final CardNumbers cards = new CardNumbers(0);

  public EnrolmentBench(Suite suite, Profile profile) {
    this.suite = suite;
    this.profile = profile;
  }

  public Findings measure() throws Exception {
    var newborns = new Newborns(suite, cards);
    var floor = floorClients();
    try {
      var rounds =
          Rounds.interleaved(
              profile.warmUps(),
              profile.rounds(),
              () -> Clients.run(Collections.nCopies(CLIENTS, newborns::enrol), profile.enrolling()),
              () ->
                  Clients.run(
                      floor.stream().map(client -> (Clients.Call) client::enrol).toList(),
                      profile.enrolling()));
      return findings(rounds);
    } finally {
      for (var client : floor) {
        client.close();
      }
    }
  }

  private List<EnrolmentSql> floorClients() throws SQLException {
    var clients = new ArrayList<EnrolmentSql>();
    for (var client = 0; client < CLIENTS; client++) {
      clients.add(new EnrolmentSql(suite.connect(SuiteService.MEMBERSHIP), cards));
    }
    return clients;
  }

  private static Findings findings(Rounds<Load, Load> rounds) {
    return new Findings(
        List.of(
            Result.of(
                "enrolment-rate",
                "Enrolment API, %d clients".formatted(CLIENTS),
                "its SQL by plain JDBC",
                "requests/s",
                rounds.compare(Load::perSecond, Load::perSecond)),
            Result.of(
                "enrolment-median",
                "Enrolment API, median answer",
                "its SQL by plain JDBC",
                "ms",
                rounds.compare(Load::median, Load::median)),
            Result.of(
                "enrolment-p95",
                "Enrolment API, 95th percentile",
                "its SQL by plain JDBC",
                "ms",
                rounds.compare(Load::p95, Load::p95))),
        List.of(
            "Enrolment: clients, service, database, broker and the tracker, which takes every enrolment of both"
                + " sides in, share the machine."));
  }
}
