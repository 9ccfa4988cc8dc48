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
import throughline.bench.suite.ProcessorTime;
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

  /**
   * A round.
   *
   * @param load what the clients reached
   * @param service processor time of the enrolment service, in ms for each enrolment
   * @param database the same of PostgreSQL, of which the tracker uses some
   */
  private record Round(Load load, double service, double database) {}

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
              () -> round(Collections.nCopies(CLIENTS, newborns::enrol)),
              () -> round(floor.stream().map(client -> (Clients.Call) client::enrol).toList()));
      return findings(rounds);
    } finally {
      for (var client : floor) {
        client.close();
      }
    }
  }

  private Round round(List<? extends Clients.Call> clients) throws Exception {
    var service = ProcessorTime.of(suite.process(SuiteService.MEMBERSHIP.folder()));
    var database = ProcessorTime.of(suite.process("postgresql"));
    var load = Clients.run(clients, profile.enrolling());
    var enrolments = load.perSecond() * profile.enrolling().toMillis() / 1_000;
    return new Round(
        load, service.used().toMillis() / enrolments, database.used().toMillis() / enrolments);
  }

  private List<EnrolmentSql> floorClients() throws SQLException {
    var clients = new ArrayList<EnrolmentSql>();
    for (var client = 0; client < CLIENTS; client++) {
      clients.add(new EnrolmentSql(suite.connect(SuiteService.MEMBERSHIP), cards));
    }
    return clients;
  }

  private static Findings findings(Rounds<Round, Round> rounds) {
    return new Findings(
        List.of(
            Result.of(
                "enrolment-rate",
                "Enrolment API, %d clients".formatted(CLIENTS),
                "its SQL by plain JDBC",
                "requests/s",
                rounds.compare(
                    round -> round.load().perSecond(), round -> round.load().perSecond())),
            Result.of(
                "enrolment-median",
                "Enrolment API, median answer",
                "its SQL by plain JDBC",
                "ms",
                rounds.compare(round -> round.load().median(), round -> round.load().median())),
            Result.of(
                "enrolment-p95",
                "Enrolment API, 95th percentile",
                "its SQL by plain JDBC",
                "ms",
                rounds.compare(round -> round.load().p95(), round -> round.load().p95())),
            Result.alone(
                "enrolment-processor",
                "Enrolment API, processor time of the service",
                "ms/request",
                rounds.subject().stream().map(Round::service).toList()),
            Result.of(
                "enrolment-database-processor",
                "Enrolment API, processor time of the database",
                "its SQL by plain JDBC",
                "ms/request",
                rounds.compare(Round::database, Round::database))),
        List.of(
            "Enrolment: clients, service, database, broker and the tracker, which takes every enrolment of both"
                + " sides in, share the machine."));
  }
}
