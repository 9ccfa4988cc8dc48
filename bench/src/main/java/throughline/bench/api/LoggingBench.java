package throughline.bench.api;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import throughline.bench.Profile;
import throughline.bench.report.Findings;
import throughline.bench.suite.Suite;
import throughline.client.ApiRequest;
import throughline.client.Caller;
import throughline.local.SuiteService;

/** Volunteers' programs log hours, each for a person of its own. */
public final class LoggingBench {
  private static final int CLIENTS = 16;
  private static final String TITLE = "Logging API";
  private static final SuiteService SERVICE = SuiteService.VOLUNTEERS;
  private static final String LIBRARY = "HEAD";

  private final Suite suite;
  private final Profile profile;

  public LoggingBench(Suite suite, Profile profile) {
    this.suite = suite;
    this.profile = profile;
  }

  public Findings measure() throws Exception {
    try (var connection = suite.connect(SERVICE)) {
      var callers = callers();
      var floor = floor();
      TableCounts.expectSame(connection, callers.get(0), floor.get(0));
      var bench = new ApiBench(suite, profile, SERVICE, callers, floor);
      var warmed = bench.warmUp(TITLE, CLIENTS);
      return new Findings(bench.measure(TITLE, CLIENTS), List.of(warmed));
    }
  }

  private List<Clients.Call> callers() throws IOException {
    var callers = new ArrayList<Clients.Call>();
    for (var client = 0; client < CLIENTS; client++) {
      var volunteer = accepted(suite.address(SERVICE));
      var minutes = minutes();
      callers.add(() -> log(volunteer, minutes.get()));
    }
    return callers;
  }

  private List<Replay> floor() throws Exception {
    var floor = new ArrayList<Replay>();
    try (var recorder = new Recorder(suite, SERVICE)) {
      while (floor.size() < CLIENTS) {
        var volunteer = accepted(recorder.address());
        var minutes = minutes();
        var script =
            recorder.record(
                () -> {
                  var minute = minutes.get();
                  log(volunteer, minute);
                  return minute.words();
                });
        Supplier<Map<String, String>> next = () -> minutes.get().words();
        floor.add(new Replay(suite.databaseSettings(SERVICE), script, next));
      }
    }
    return floor;
  }

  /** Somebody new, who applied and was accepted. */
  private Caller accepted(String address) throws IOException {
    var person = suite.newcomer();
    var volunteer = suite.caller(person, address);
    var application = volunteer.post(ApiRequest.apply(LIBRARY));
    suite
        .caller(suite.demo("county-coordinator"), address)
        .post(ApiRequest.accept(application.get("id").asText()));
    return volunteer;
  }

  private static Supplier<Minutes.Minute> minutes() {
    return new Minutes(LocalDate.now(ZoneId.systemDefault()))::next;
  }

  private static void log(Caller volunteer, Minutes.Minute minute) {
    volunteer.post(ApiRequest.logHours(LIBRARY, minute.day(), minute.start(), minute.end()));
  }
}
