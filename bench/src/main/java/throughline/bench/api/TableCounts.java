package throughline.bench.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import throughline.bench.suite.MeasurementFailed;

/**
 * What the tables of a service's database went through, as PostgreSQL counts it: so a floor is held
 * to what the service really does and not to what somebody read in its code.
 */
final class TableCounts {

  /** Also used by threads of the service as often as time allows, so that no two runs agree. */
  private static final Set<String> BY_ITSELF =
      Set.of("outbox", "published_day", "scheduled_tasks", "mail", "mail_attachment", "long_work");

  /**
   * As often each side does its use case: a statement that one of them leaves out then shows as so
   * many, and what a job of the service looks at meanwhile, which is a few, does not.
   */
  static final int TIMES = 20;

  private static final String COUNTS =
      """
      SELECT relname, n_tup_ins, n_tup_upd, n_tup_del, seq_scan + coalesce(idx_scan, 0)
        FROM pg_stat_user_tables
      """;

  /** A server process tells what it did when it has been idle for 10 s. */
  private static final long UNTIL_TOLD = TimeUnit.SECONDS.toNanos(12);

  /** How often something was done to a table's rows, and how often they were looked for. */
  private record Count(long inserted, long updated, long deleted, long scans) {
    Count minus(Count before) {
      return new Count(
          inserted - before.inserted,
          updated - before.updated,
          deleted - before.deleted,
          scans - before.scans);
    }

    Count withoutWhatHappensByItself() {
      return new Count(inserted, 0, 0, 0);
    }

    boolean isLike(Count other) {
      var difference = minus(other);
      return LongStream.of(
              difference.inserted, difference.updated, difference.deleted, difference.scans)
          .allMatch(count -> Math.abs(count) < TIMES / 2);
    }
  }

  /** Work that is counted. */
  interface Work {
    void run() throws Exception;
  }

  private TableCounts() {}

  /**
   * Lets both sides do their use case {@link #TIMES} times, in a suite that does nothing else.
   *
   * @throws MeasurementFailed naming what differs
   */
  static void expectSame(Connection connection, Work suite, Work floor) throws Exception {
    var of = of(connection, suite);
    var beside = of(connection, floor);
    for (var table : of.keySet()) {
      if (!of.get(table).isLike(beside.get(table))) {
        throw new MeasurementFailed(
            "The floor does not do with %s what the service does: %s and not %s"
                .formatted(table, beside.get(table), of.get(table)));
      }
    }
  }

  private static Map<String, Count> of(Connection connection, Work work) throws Exception {
    var before = read(connection);
    work.run();
    var changes = new TreeMap<String, Count>();
    read(connection)
        .forEach(
            (table, count) -> {
              var change = count.minus(before.get(table));
              changes.put(
                  table, BY_ITSELF.contains(table) ? change.withoutWhatHappensByItself() : change);
            });
    return changes;
  }

  private static Map<String, Count> read(Connection connection) throws SQLException {
    LockSupport.parkNanos(UNTIL_TOLD);
    var counts = new TreeMap<String, Count>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(COUNTS)) {
      while (row.next()) {
        counts.put(
            row.getString(1),
            new Count(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
      }
    }
    return counts;
  }
}
