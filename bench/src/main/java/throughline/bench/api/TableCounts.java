package throughline.bench.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import throughline.bench.suite.MeasurementFailed;

/** The rows that were added to each table of a service, by PostgreSQL's own count. */
final class TableCounts {

  /** As often each side does its use case, so that what happens by itself is few beside it. */
  private static final int TIMES = 20;

  private static final String ADDED =
      "SELECT schemaname || '.' || relname, n_tup_ins FROM pg_stat_user_tables";

  /** A server process tells what it did when it has been idle for 10 s. */
  private static final long SECONDS_UNTIL_TOLD = 12;

  private TableCounts() {}

  static void expectSame(Connection connection, Clients.Call suite, Clients.Call floor)
      throws Exception {
    var bySuite = added(connection, suite);
    var byFloor = added(connection, floor);
    bySuite.forEach(
        (table, rows) -> {
          if (Math.abs(rows - byFloor.get(table)) >= TIMES / 2) {
            throw new MeasurementFailed(
                "The floor adds %d rows to %s, and the service %d"
                    .formatted(byFloor.get(table), table, rows));
          }
        });
    if (bySuite.values().stream().noneMatch(rows -> rows >= TIMES)) {
      throw new MeasurementFailed("PostgreSQL counted nothing of what the service adds.");
    }
  }

  private static Map<String, Long> added(Connection connection, Clients.Call call)
      throws Exception {
    var before = read(connection);
    for (var time = 0; time < TIMES; time++) {
      call.make();
    }
    var after = read(connection);
    after.replaceAll((table, rows) -> rows - before.getOrDefault(table, 0L));
    return after;
  }

  private static Map<String, Long> read(Connection connection)
      throws SQLException, InterruptedException {
    TimeUnit.SECONDS.sleep(SECONDS_UNTIL_TOLD);
    var counts = new TreeMap<String, Long>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(ADDED)) {
      while (row.next()) {
        counts.put(row.getString(1), row.getLong(2));
      }
    }
    return counts;
  }
}
