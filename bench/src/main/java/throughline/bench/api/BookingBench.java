package throughline.bench.api;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import throughline.bench.Profile;
import throughline.bench.report.Findings;
import throughline.bench.report.Goal;
import throughline.bench.report.Result;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.Suite;
import throughline.local.SuiteService;

/** Entrepreneurs' programs book places, each at sessions that nobody else wants at the moment. */
public final class BookingBench {

  private static final int CLIENTS = 8;
  private static final String TITLE = "Booking API";
  private static final SuiteService SERVICE = SuiteService.BOOKINGS;
  private static final Goal RATE = Goal.atLeast(500);

  private static final String MAILS_WAIT =
      "SELECT EXISTS (SELECT FROM mail WHERE status = 'WAITING')";

  /** Rows that were deleted one by one would be cleared away beside what is measured. */
  private static final String TAKE_THEM_AWAY = "TRUNCATE mail, mail_attachment";

  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(5);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Suite suite;
  private final Profile profile;

  public BookingBench(Suite suite, Profile profile) {
    this.suite = suite;
    this.profile = profile;
  }

  public Findings measure() throws Exception {
    try (var connection = suite.connect(SERVICE)) {
      var callers = callers(connection);
      callers.get(0).make();
      try (var floor = Floor.of("booking", suite, SERVICE)) {
        var bench = new ApiBench(suite, profile, SERVICE, callers, floor);
        var warmed = bench.warmUp(TITLE, CLIENTS);
        takeMailsAway(connection);
        TableCounts.expectSame(
            connection,
            () -> {
              Clients.runEach(callers.subList(0, 1), TableCounts.TIMES);
              untilMailsAreSent(connection);
            },
            () -> {
              floor.call(1, TableCounts.TIMES);
              untilMailsAreSent(connection);
            });
        return findings(bench.measure("booking", TITLE, CLIENTS), warmed);
      }
    }
  }

  /** Both sides have written more of them than are sent in as many minutes again. */
  private static void takeMailsAway(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(TAKE_THEM_AWAY);
    }
  }

  /** Their sender asks what has become of each booking. */
  private static void untilMailsAreSent(Connection connection) throws SQLException {
    var end = System.nanoTime() + LONGEST_NANOS;
    try (var statement = connection.createStatement()) {
      while (true) {
        try (var row = statement.executeQuery(MAILS_WAIT)) {
          row.next();
          if (!row.getBoolean(1)) {
            return;
          }
        }
        if (System.nanoTime() > end) {
          throw new MeasurementFailed("The confirmations were not sent.");
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }

  private List<BookEach> callers(Connection connection) throws SQLException, IOException {
    ManySessions.open(connection);
    var sessions = ManySessions.all(connection);
    var lanes = new ManySessions.Lanes(sessions.size());
    var callers = new ArrayList<BookEach>();
    for (var client = 0; client < CLIENTS; client++) {
      var name = "bench-" + UUID.randomUUID().toString().substring(0, 8);
      callers.add(new BookEach(suite.newcomer(name, SERVICE), sessions, lanes.next()));
    }
    return callers;
  }

  private static Findings findings(List<Result> results, String warmed) {
    var all = new ArrayList<>(results);
    all.set(0, results.get(0).with(RATE));
    return new Findings(
        all,
        List.of(
            warmed,
            "Bookings: each writes its confirmation, which the service's own thread sends meanwhile, at its pace. What waits"
                + " of the round before is sent beside the next."));
  }
}
