package throughline.bench.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import throughline.bench.Profile;
import throughline.bench.report.Findings;
import throughline.bench.report.Result;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.Suite;
import throughline.client.ApiRequest;
import throughline.client.Caller;
import throughline.local.SuiteService;

/**
 * So many entrepreneurs at once want the one place of a session, again and again. There are no
 * figures if one place goes to two people, or to nobody, or if the database had to end a deadlock.
 */
public final class RaceBench {
  private static final List<Integer> AT_ONCE = List.of(2, 8, 16, 64);
  private static final int MOST = 64;
  private static final int ATTEMPTS = 50_000;
  private static final int FEW_ATTEMPTS = 640;

  private static final String WRONG =
      """
      SELECT count(*) FROM session
      WHERE opened_by = (SELECT id FROM person WHERE subject = '%s')
        AND (taken <> 1 OR 1 <> (
          SELECT count(*) FROM booking WHERE session_id = session.id AND cancelled_at IS NULL))
      """;

  private static final String DEADLOCKS =
      "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()";

  private final Suite suite;
  private final int attempts;

  public RaceBench(Suite suite, Profile profile) {
    this.suite = suite;
    this.attempts = profile.rounds() > 1 ? ATTEMPTS : FEW_ATTEMPTS;
  }

  public Findings measure() throws Exception {
    var people = new ArrayList<Caller>();
    while (people.size() < MOST) {
      people.add(suite.caller(suite.newcomer(), suite.address(SuiteService.BOOKINGS)));
    }
    var results = new ArrayList<Result>();
    var sessions = 0;
    try (var connection = suite.connect(SuiteService.BOOKINGS)) {
      var before = number(connection, DEADLOCKS);
      for (var atOnce : AT_ONCE) {
        var races = attempts / atOnce;
        results.add(race(connection, people.subList(0, atOnce), races));
        sessions += races;
      }
      refuse("deadlocks", number(connection, DEADLOCKS) - before);
    }
    return new Findings(
        results,
        List.of(
            "Races: each of %,d places went to one of those who asked for it at once, in %,d attempts, and there was no deadlock."
                .formatted(sessions, attempts * AT_ONCE.size())));
  }

  private Result race(Connection connection, List<Caller> people, int races) throws Exception {
    var name = "race of " + people.size();
    var places = new ManySessions(connection, name, races, 1).ids();
    var threads = Executors.newFixedThreadPool(people.size());
    var start = System.nanoTime();
    try {
      for (var place : places) {
        var tries = people.stream().map(person -> attempt(person, place)).toList();
        for (var attempt : threads.invokeAll(tries)) {
          attempt.get();
        }
      }
    } finally {
      threads.shutdownNow();
    }
    var seconds = (System.nanoTime() - start) / 1e9;
    refuse("places that went to nobody or to several", number(connection, WRONG.formatted(name)));
    return Result.alone(
        "Races for one place, %d at once".formatted(people.size()),
        "attempts/s",
        List.of(places.size() * people.size() / seconds));
  }

  private static Callable<Void> attempt(Caller person, String session) {
    return () -> {
      var answer = person.send(ApiRequest.book(session), UUID.randomUUID().toString());
      if (!answer.isSuccess() && answer.status() != 409) {
        throw new MeasurementFailed("A booking was answered " + answer.status());
      }
      return null;
    };
  }

  private static void refuse(String what, long number) {
    if (number > 0) {
      throw new MeasurementFailed("There were %d %s.".formatted(number, what));
    }
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement()) {
      var row = statement.executeQuery(query);
      row.next();
      return row.getLong(1);
    }
  }
}
