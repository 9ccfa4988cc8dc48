package throughline.bench.suite;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A script of {@code bench/scale} that fills a tracker.
 *
 * @param text as psql reads it
 */
public record FillScript(String text) {

  /** Facts have 7 contributions for 3. */
  private static final int FACTS = 3;

  private static final int CONTRIBUTIONS = 7;

  /** How many facts have so many contributions. */
  public static long factsOf(long contributions) {
    return contributions * FACTS / CONTRIBUTIONS;
  }

  /**
   * Fills the tracker of a connection.
   *
   * @param facts how many, where the script asks for it
   */
  public void run(Connection database, long facts) throws SQLException {
    for (var sql : plain(facts).split(";\\s*\\n")) {
      if (!sql.isBlank()) {
        execute(database, sql);
      }
    }
  }

  /** Without what psql alone understands. */
  String plain(long facts) {
    return text.replaceAll("(?m)^(\\\\|--).*\\n", "")
        .replace(":facts", Long.toString(facts))
        .replace(":day", "current_date");
  }

  private static void execute(Connection database, String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
