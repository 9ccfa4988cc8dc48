package throughline.bench.reads;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import throughline.bench.suite.FillScript;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.Suite;
import throughline.local.SuiteService;

/** The running tracker with many contributions, all of them folded. */
public final class FilledTracker {

  private static final String LEFT =
      "SELECT coalesce(max(entry_id), 0) - folded_through() FROM entry";

  private static final Duration LONGEST_FOLD = Duration.ofMinutes(10);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Suite suite;

  public FilledTracker(Suite suite) {
    this.suite = suite;
  }

  /**
   * Fills it.
   *
   * @param facts how many, where the script asks for it
   * @return how long folding took, in seconds
   */
  public double fill(FillScript script, long facts) throws SQLException {
    try (var database = suite.connect(SuiteService.TRACKER)) {
      script.run(database, facts);
      var start = System.nanoTime();
      awaitFolded(database, start);
      var folded = (System.nanoTime() - start) / 1e9;
      execute(database, "VACUUM ANALYZE folded_cell");
      execute(database, "VACUUM ANALYZE folded_total");
      execute(database, "VACUUM ANALYZE folded_people");
      return folded;
    }
  }

  private static void execute(Connection database, String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void awaitFolded(Connection database, long start) throws SQLException {
    while (number(database, LEFT) > 0) {
      if (System.nanoTime() - start > LONGEST_FOLD.toNanos()) {
        throw new MeasurementFailed("The tracker did not fold what it was filled with.");
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  static long number(Connection database, String sql) throws SQLException {
    try (var statement = database.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
