package throughline.bench.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import throughline.bench.Profile;
import throughline.bench.api.Clients.Load;
import throughline.bench.report.Goal;
import throughline.bench.report.Result;
import throughline.bench.report.Rounds;
import throughline.bench.suite.ProcessorTime;
import throughline.bench.suite.Suite;
import throughline.local.SuiteService;

/**
 * One use case of the API of a running service with real tokens, beside the statements that the
 * service sends for it, by plain JDBC with as many clients.
 */
final class ApiBench {

  private static final Goal RATE = Goal.atLeastOfFloor(0.5);
  private static final Goal TIME = Goal.belowOfFloor(3);

  private final Suite suite;
  private final Profile profile;
  private final SuiteService service;
  private final List<? extends Clients.Call> callers;
  private final List<? extends Clients.Call> floor;

  /** A round. Processor times are in ms for each request; the tracker uses the database, too. */
  private record Round(Load load, double clients, double service, double database) {}

  ApiBench(
      Suite suite,
      Profile profile,
      SuiteService service,
      List<? extends Clients.Call> callers,
      List<? extends Clients.Call> floor) {
    this.suite = suite;
    this.profile = profile;
    this.service = service;
    this.callers = callers;
    this.floor = floor;
  }

  String warmUp(String title, int clients) throws Exception {
    var ofSuite = profile.warming().up(time -> suiteRound(clients, time).load().perSecond());
    var ofFloor = profile.warming().up(time -> floorRound(clients, time).load().perSecond());
    return "%s, %d clients, warmed: %s; its floor: %s."
        .formatted(title, clients, ofSuite.words(), ofFloor.words());
  }

  List<Result> measure(String title, int clients) throws Exception {
    var rounds =
        Rounds.interleaved(
            0,
            profile.rounds(),
            () -> suiteRound(clients, profile.calling()),
            () -> floorRound(clients, profile.calling()));
    var of = "%s, %d clients".formatted(title, clients);
    var results = new ArrayList<>(rate(of, "requests/s", rounds));
    results.add(result(of + ", median", "ms", rounds, round -> round.load().median()));
    results.add(
        result(of + ", 95th percentile", "ms", rounds, round -> round.load().p95()).with(TIME));
    return results;
  }

  /**
   * Measures calls that each do many times what a request does, beside that request's statements.
   *
   * @param each how many times
   */
  List<Result> measureBatches(String title, List<? extends Clients.Call> batches, int each)
      throws Exception {
    var time = profile.calling();
    Clients.run(batches, profile.warming().round());
    var rounds =
        Rounds.interleaved(
            0,
            profile.rounds(),
            () -> round(time, () -> Clients.run(batches, time).each(each)),
            () -> floorRound(batches.size(), time));
    return rate(title, "enrolments/s", rounds);
  }

  private Round suiteRound(int clients, Duration time) throws Exception {
    return round(time, () -> Clients.run(callers.subList(0, clients), time));
  }

  private Round floorRound(int clients, Duration time) throws Exception {
    return round(time, () -> Clients.run(floor.subList(0, clients), time));
  }

  private Round round(Duration time, Callable<Load> side) throws Exception {
    var ofClients = ProcessorTime.ofThisOne();
    var ofService = ProcessorTime.of(suite.process(service.folder()));
    var ofDatabase = ProcessorTime.of(suite.process("postgresql"));
    var load = side.call();
    var requests = load.perSecond() * time.toMillis() / 1_000;
    return new Round(
        load,
        ofClients.used().toMillis() / requests,
        ofService.used().toMillis() / requests,
        ofDatabase.used().toMillis() / requests);
  }

  private static List<Result> rate(String title, String unit, Rounds<Round, Round> rounds) {
    var processor = title + ", processor: ";
    return List.of(
        result(title, unit, rounds, round -> round.load().perSecond()).with(RATE),
        result(processor + "clients", "ms each", rounds, Round::clients),
        result(processor + "service", "ms each", rounds, Round::service),
        result(processor + "database", "ms each", rounds, Round::database));
  }

  private static Result result(
      String subject, String unit, Rounds<Round, Round> rounds, ToDoubleFunction<Round> figure) {
    return Result.of(subject, "its statements by plain JDBC", unit, rounds.compare(figure, figure));
  }
}
