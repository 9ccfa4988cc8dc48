package throughline.tracker.intake;

import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;

/**
 * Tells a database that refuses this data (which no second try mends) from one that is away (which
 * a second try does).
 */
final class DatabaseRefusal {

  private DatabaseRefusal() {}

  /** SQLSTATE classes 22 (data exception) and 23 (integrity constraint violation). */
  static boolean isOfTheData(JdbiException e) {
    var state = sqlState(e);
    return state.startsWith("22") || state.startsWith("23");
  }

  /** Says which rule was broken, not with which values: those may be anybody's. */
  static String words(JdbiException e) {
    return "the database refused it with SQLSTATE " + sqlState(e);
  }

  private static String sqlState(Throwable e) {
    for (var cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "";
  }
}
