package throughline.bench.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
 * One use case of the API of a running service with real tokens, beside the same statements by
 * plain JDBC with as many clients.
 */
final class ApiBench {

  private static final double HALF = 0.5;
  private static final double THREE_TIMES = 3;

  private final Suite suite;
  private final Profile profile;
  private final SuiteService service;
  private final List<? extends Clients.Call> callers;
  private final Floor floor;

  /**
   * A round. Processor times are in ms for each request.
   *
   * @param load what the clients reached
   * @param clients processor time of the clients
   * @param service of the service
   * @param database of PostgreSQL, of which the tracker uses some
   */
  private record Round(Load load, double clients, double service, double database) {}

  /** What makes the load of a round. */
  private interface Side {
    Load run() throws Exception;
  }

  /**
   * Prepares.
   *
   * @param callers as many as there will be clients at the most
   */
  ApiBench(
      Suite suite,
      Profile profile,
      SuiteService service,
      List<? extends Clients.Call> callers,
      Floor floor) {
    this.suite = suite;
    this.profile = profile;
    this.service = service;
    this.callers = callers;
    this.floor = floor;
  }

  /**
   * Lets both sides run for as long as their compilers need to know them.
   *
   * @return what that took, for the report
   */
  String warmUp(String title, int clients) throws Exception {
    var ofSuite = profile.warming().up(time -> suiteRound(clients, time).load().perSecond());
    var ofFloor = profile.warming().up(time -> floorRound(clients, time).load().perSecond());
    return "%s, %d clients, warmed: %s; its floor: %s."
        .formatted(title, clients, ofSuite.words(), ofFloor.words());
  }

  /**
   * Measures both sides in turn.
   *
   * @param id of the use case
   * @param title of the use case, such as "Enrolment API"
   */
  List<Result> measure(String id, String title, int clients) throws Exception {
    var rounds =
        Rounds.interleaved(
            0,
            profile.rounds(),
            () -> suiteRound(clients, profile.calling()),
            () -> floorRound(clients, profile.calling()));
    var name = "%s-%d".formatted(id, clients);
    var of = "%s, %d clients".formatted(title, clients);
    var results = new ArrayList<>(rate(name, of, "requests/s", rounds));
    results.addAll(times(name, of, rounds));
    return results;
  }

  /**
   * Measures calls that each do many times what a request does, beside that request's statements.
   *
   * @param batches as many as there are clients
   * @param each how many times
   */
  List<Result> measureBatches(
      String id, String title, List<? extends Clients.Call> batches, int each) throws Exception {
    profile.settling().up(time -> Clients.run(batches, time).perSecond());
    var rounds =
        Rounds.interleaved(
            0,
            profile.rounds(),
            () ->
                round(
                    ProcessorTime.ofThisOne(),
                    profile.calling(),
                    () -> Clients.run(batches, profile.calling()).each(each)),
            () -> floorRound(batches.size(), profile.calling()));
    return rate(id, title, "enrolments/s", rounds);
  }

  private Round suiteRound(int clients, Duration time) throws Exception {
    return round(
        ProcessorTime.ofThisOne(), time, () -> Clients.run(callers.subList(0, clients), time));
  }

  private Round floorRound(int clients, Duration time) throws Exception {
    return round(ProcessorTime.of(floor.process()), time, () -> floor.run(clients, time));
  }

  private Round round(ProcessorTime ofClients, Duration time, Side side) throws Exception {
    var ofService = ProcessorTime.of(suite.process(service.folder()));
    var ofDatabase = ProcessorTime.of(suite.process("postgresql"));
    var load = side.run();
    var requests = load.perSecond() * time.toMillis() / 1_000;
    return new Round(
        load,
        ofClients.used().toMillis() / requests,
        ofService.used().toMillis() / requests,
        ofDatabase.used().toMillis() / requests);
  }

  private static List<Result> rate(
      String id, String title, String unit, Rounds<Round, Round> rounds) {
    return List.of(
        result(id + "-rate", title, unit, rounds, round -> round.load().perSecond())
            .with(Goal.atLeastOfFloor(HALF)),
        processor(id, title, "clients", rounds, Round::clients),
        processor(id, title, "service", rounds, Round::service),
        processor(id, title, "database", rounds, Round::database));
  }

  private static List<Result> times(String id, String title, Rounds<Round, Round> rounds) {
    return List.of(
        result(id + "-median", title + ", median", "ms", rounds, round -> round.load().median()),
        result(id + "-p95", title + ", 95th percentile", "ms", rounds, round -> round.load().p95())
            .with(Goal.belowOfFloor(THREE_TIMES)));
  }

  private static Result processor(
      String id,
      String title,
      String whose,
      Rounds<Round, Round> rounds,
      ToDoubleFunction<Round> figure) {
    return result(id + "-" + whose, title + ", processor: " + whose, "ms each", rounds, figure);
  }

  private static Result result(
      String id,
      String subject,
      String unit,
      Rounds<Round, Round> rounds,
      ToDoubleFunction<Round> figure) {
    return Result.of(id, subject, "its SQL by plain JDBC", unit, rounds.compare(figure, figure));
  }
}
