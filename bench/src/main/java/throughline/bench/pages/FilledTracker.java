package throughline.bench.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.Suite;
import throughline.local.SuiteService;

/** The running tracker with many contributions, all of them folded. */
final class FilledTracker {

  private static final String ALL_ARE_FOLDED =
      "SELECT coalesce(max(entry_id), 0) <= folded_through() FROM entry";

  private static final Duration LONGEST_FOLD = Duration.ofMinutes(10);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Suite suite;

  FilledTracker(Suite suite) {
    this.suite = suite;
  }

  /** Fills it by a script with comments between, and says how many seconds folding took. */
  double fill(String script) throws SQLException, IOException {
    try (var database = suite.connect(SuiteService.TRACKER);
        var statement = database.createStatement()) {
      for (var sql : read(script).replaceAll("(?m)^--.*\\n", "").split(";\\s*\\n")) {
        statement.execute(sql);
      }
      var start = System.nanoTime();
      while (!areFolded(statement)) {
        if (System.nanoTime() - start > LONGEST_FOLD.toNanos()) {
          throw new MeasurementFailed("The tracker did not fold what it was filled with.");
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
      var seconds = (System.nanoTime() - start) / 1e9;
      for (var table : List.of("folded_cell", "folded_total", "folded_people")) {
        statement.execute("VACUUM ANALYZE " + table);
      }
      return seconds;
    }
  }

  private static String read(String script) throws IOException {
    try (var file = FilledTracker.class.getResourceAsStream(script)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static boolean areFolded(Statement statement) throws SQLException {
    try (var row = statement.executeQuery(ALL_ARE_FOLDED)) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
