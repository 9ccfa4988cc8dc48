package throughline.tracker.engine.database;

import java.sql.SQLException;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;

/**
 * Tells a database that is away, or not set up (which another try mends), from everything else that
 * will not go in: that may be for what the record holds, and must not keep up the others.
 */
public final class SqlFailure {

  /**
   * SQLSTATE classes: connection, read-only transaction, sign-in, no such database, rollback for
   * others' sake, resources, locks, operator's intervention, system error.
   */
  private static final Set<String> AWAY =
      Set.of("08", "25", "28", "3D", "40", "53", "55", "57", "58");

  /** A right, a table or a column is missing, which no record can cause. */
  private static final Set<String> NOT_SET_UP = Set.of("42501", "42P01", "42703");

  /** As PostgreSQL says that it has broken off a statement: Appendix A of its manual. */
  private static final String GIVEN_UP = "57014";

  /** SQLSTATE classes: data, constraints. */
  private static final Set<String> HOLDS_TOO_MUCH = Set.of("22", "23");

  private static final String NONE = "none";

  private SqlFailure() {}

  /** Whether what the record holds may be to blame. */
  public static boolean isOfTheData(RuntimeException e) {
    if (!isOfTheDatabase(e)) {
      return !(e instanceof TransientFailure);
    }
    var state = sqlState(e);
    return state.length() == 5
        && !AWAY.contains(state.substring(0, 2))
        && !NOT_SET_UP.contains(state);
  }

  /** Says which rule was broken, not with which values: those may be anybody's. */
  public static String words(RuntimeException e) {
    if (e instanceof TransientFailure) {
      return e.getMessage();
    }
    return isOfTheDatabase(e)
        ? "the database refused it with SQLSTATE " + sqlState(e)
        : "it could not be counted: " + e.getClass().getSimpleName();
  }

  /** The same for somebody who does not know the database. */
  public static String wordsForReaders(RuntimeException e) {
    if (!isOfTheDatabase(e)) {
      return "the tracker has an error that keeps it from counting this";
    }
    return HOLDS_TOO_MUCH.contains(sqlState(e).substring(0, 2))
        ? "it holds something that the tracker's database cannot keep"
        : "the tracker's database has an error that keeps it from storing this";
  }

  /** Whether a statement was broken off because it took too long. */
  static boolean isGivenUp(RuntimeException e) {
    return sqlState(e).equals(GIVEN_UP);
  }

  private static boolean isOfTheDatabase(RuntimeException e) {
    return e instanceof JdbiException || !sqlState(e).equals(NONE);
  }

  private static String sqlState(Throwable e) {
    for (var cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return NONE;
  }
}
