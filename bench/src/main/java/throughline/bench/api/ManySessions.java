package throughline.bench.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import throughline.bench.suite.MeasurementFailed;

/** Short sessions one after another, so that a person can book them all. */
final class ManySessions {

  static final String SESSION = "session";

  /** One for each client of both sides. */
  private static final int LANES = 16;

  private static final String SOMEBODY =
      """
      INSERT INTO person (id, subject) VALUES (gen_random_uuid(), '%s')
      ON CONFLICT (subject) DO NOTHING
      """;

  private static final String OPEN =
      """
      INSERT INTO session (id, version, title, venue_code, venue_kind, library_code, delivery,
                           starts_local, zone, minutes, starts_at, ends_at, closes_at, capacity,
                           opened_by, opened_at)
      SELECT gen_random_uuid(), 1, 'Five minutes about a business plan', 'ONLINE', 'ONLINE',
             (SELECT min(code) FROM library), 'ONLINE', starts AT TIME ZONE 'Europe/London',
             'Europe/London', 5, starts, starts + interval '5 minutes',
             starts, %d,
             (SELECT id FROM person WHERE subject = '%s'), now()
        FROM generate_series(1, %d) AS number,
             LATERAL (SELECT date_trunc('hour', now()) + interval '1 day'
                             + number * interval '5 minutes') AS slot (starts)
      """;

  private static final String ALL =
      "SELECT id FROM session WHERE opened_by = (SELECT id FROM person WHERE subject = '%s')"
          + " ORDER BY starts_at";

  private final List<String> ids = new ArrayList<>();
  private final AtomicInteger lanes = new AtomicInteger();

  /**
   * Opens them by SQL, since how they came to be is not what is measured.
   *
   * @param of what they are for, which tells them from others
   */
  ManySessions(Connection connection, String of, int number, int places) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(SOMEBODY.formatted(of));
      statement.executeUpdate(OPEN.formatted(places, of, number));
      statement.execute("ANALYZE session");
      var rows = statement.executeQuery(ALL.formatted(of));
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
  }

  List<String> ids() {
    return List.copyOf(ids);
  }

  /**
   * One client's way through all of them, on which no other is at the same moment: what it books
   * next, by its name.
   */
  Supplier<Map<String, String>> lane() {
    var number = ids.size();
    var next = new AtomicInteger(lanes.getAndIncrement() % LANES * (number / LANES));
    var end = next.get() + number;
    return () -> {
      if (next.get() == end) {
        throw new MeasurementFailed("There are too few sessions to book.");
      }
      return Map.of(SESSION, ids.get(next.getAndIncrement() % number));
    };
  }
}
