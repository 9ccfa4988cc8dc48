package throughline.bench.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Short sessions one after another, so that a person can book them all. */
final class ManySessions {

  private static final int NUMBER = 40_000;
  private static final int LANES = 16;

  private static final String SOMEBODY =
      """
      INSERT INTO person (id, subject) VALUES (gen_random_uuid(), 'bench')
      ON CONFLICT (subject) DO NOTHING
      """;

  private static final String OPEN =
      """
      INSERT INTO session (id, version, title, venue_kind, library_code, delivery, starts_local,
                           zone, minutes, starts_at, ends_at, capacity, opened_by, opened_at)
      SELECT gen_random_uuid(), 1, 'Five minutes about a business plan', 'ONLINE',
             (SELECT min(code) FROM library), 'ONLINE', starts AT TIME ZONE 'Europe/London',
             'Europe/London', 5, starts, starts + interval '5 minutes', 500,
             (SELECT id FROM person WHERE subject = 'bench'), now()
        FROM generate_series(1, ?) AS number,
             LATERAL (SELECT date_trunc('hour', now()) + interval '1 day'
                             + number * interval '5 minutes') AS slot (starts)
      """;

  private static final String ALL =
      "SELECT id FROM session WHERE opened_by = (SELECT id FROM person WHERE subject = 'bench')"
          + " ORDER BY starts_at";

  /** Where each client begins, so that two never want the same session at the same moment. */
  static final class Lanes {

    private final int sessions;
    private final AtomicInteger taken = new AtomicInteger();

    Lanes(int sessions) {
      this.sessions = sessions;
    }

    int next() {
      return taken.getAndIncrement() % LANES * (sessions / LANES);
    }
  }

  private ManySessions() {}

  /** By SQL, since how they came to be is not what is measured. */
  static void open(Connection connection) throws SQLException {
    try (var somebody = connection.createStatement();
        var sessions = connection.prepareStatement(OPEN)) {
      somebody.executeUpdate(SOMEBODY);
      sessions.setInt(1, NUMBER);
      sessions.executeUpdate();
      somebody.execute("ANALYZE session");
    }
  }

  /** Their ids in the order of their times. */
  static List<UUID> all(Connection connection) throws SQLException {
    var ids = new ArrayList<UUID>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(ALL)) {
      while (rows.next()) {
        ids.add(rows.getObject(1, UUID.class));
      }
    }
    return ids;
  }
}
