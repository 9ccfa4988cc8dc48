package throughline.bench.suite;

import java.sql.Connection;
import java.sql.SQLException;

/** A script of {@code bench/scale} that fills a tracker: statements, and lines of comment. */
public record FillScript(String text) {

  public void run(Connection database) throws SQLException {
    for (var sql : text.replaceAll("(?m)^--.*\\n", "").split(";\\s*\\n")) {
      try (var statement = database.createStatement()) {
        statement.execute(sql);
      }
    }
  }
}
