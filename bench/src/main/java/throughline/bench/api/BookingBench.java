package throughline.bench.api;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import throughline.bench.Profile;
import throughline.bench.report.Findings;
import throughline.bench.report.Goal;
import throughline.bench.suite.Suite;
import throughline.client.ApiRequest;
import throughline.client.Caller;
import throughline.local.SuiteService;

/** Entrepreneurs' programs book places, each at sessions that nobody else wants at the moment. */
public final class BookingBench {

  private static final int CLIENTS = 8;
  private static final String TITLE = "Booking API";
  private static final int SESSIONS = 80_000;
  private static final int PLACES = 500;
  private static final SuiteService SERVICE = SuiteService.BOOKINGS;
  private static final Goal RATE = Goal.atLeast(500);

  /** Rows that were deleted one by one would be cleared away beside what is measured. */
  private static final String TAKE_MAILS_AWAY = "TRUNCATE mail, mail_attachment";

  private final Suite suite;
  private final Profile profile;

  public BookingBench(Suite suite, Profile profile) {
    this.suite = suite;
    this.profile = profile;
  }

  public Findings measure() throws Exception {
    try (var connection = suite.connect(SERVICE)) {
      var sessions = new ManySessions(connection, "bookings", SESSIONS, PLACES);
      var callers = callers(sessions);
      var floor = floor(sessions);
      TableCounts.expectSame(connection, callers.get(0), floor.get(0));
      var bench = new ApiBench(suite, profile, SERVICE, callers, floor);
      var warmed = bench.warmUp(TITLE, CLIENTS);
      takeMailsAway(connection);
      var results = new ArrayList<>(bench.measure(TITLE, CLIENTS));
      results.set(0, results.get(0).with(RATE));
      return new Findings(
          results,
          List.of(
              warmed,
              "Bookings: each writes its confirmation, which the service's own thread sends meanwhile, at its pace. What"
                  + " waits of the round before is sent beside the next."));
    }
  }

  /** Both sides have written more of them than are sent in as many minutes again. */
  private static void takeMailsAway(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(TAKE_MAILS_AWAY);
    }
  }

  private List<Clients.Call> callers(ManySessions sessions) throws IOException {
    var callers = new ArrayList<Clients.Call>();
    for (var client = 0; client < CLIENTS; client++) {
      var entrepreneur = newcomer(suite.address(SERVICE));
      var lane = sessions.lane();
      callers.add(() -> book(entrepreneur, lane.get()));
    }
    return callers;
  }

  /** Each client of the floor is a person of its own, who books no session twice. */
  private List<Replay> floor(ManySessions sessions) throws Exception {
    var floor = new ArrayList<Replay>();
    try (var recorder = new Recorder(suite, SERVICE)) {
      while (floor.size() < CLIENTS) {
        var entrepreneur = newcomer(recorder.address());
        var lane = sessions.lane();
        var script =
            recorder.record(
                () -> {
                  var session = lane.get();
                  book(entrepreneur, session);
                  return session;
                });
        floor.add(new Replay(suite.databaseSettings(SERVICE), script, lane));
      }
    }
    return floor;
  }

  private Caller newcomer(String address) throws IOException {
    return suite.caller(suite.newcomer(), address);
  }

  private static void book(Caller entrepreneur, Map<String, String> session) {
    entrepreneur.post(ApiRequest.book(session.get(ManySessions.SESSION)));
  }
}
