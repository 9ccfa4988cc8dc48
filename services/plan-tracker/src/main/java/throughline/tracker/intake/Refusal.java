package throughline.tracker.intake;

import java.sql.SQLException;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;

/**
 * Tells what will not go in however often it is tried (because of what it holds) from a database
 * that is away (which another try mends).
 */
final class Refusal {

  /** SQLSTATE classes: data exception, integrity constraint violation, program limit exceeded. */
  private static final Set<String> OF_THE_DATA = Set.of("22", "23", "54");

  private Refusal() {}

  static boolean isOfTheData(RuntimeException e) {
    if (!(e instanceof JdbiException)) {
      return true;
    }
    var state = sqlState(e);
    return state.length() == 5 && OF_THE_DATA.contains(state.substring(0, 2));
  }

  /** Says which rule was broken, not with which values: those may be anybody's. */
  static String words(RuntimeException e) {
    return e instanceof JdbiException
        ? "the database refused it with SQLSTATE " + sqlState(e)
        : "it could not be counted: " + e.getClass().getSimpleName();
  }

  private static String sqlState(Throwable e) {
    for (var cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "none";
  }
}
