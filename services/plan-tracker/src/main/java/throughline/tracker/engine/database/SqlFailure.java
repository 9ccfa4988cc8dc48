package throughline.tracker.engine.database;

import java.sql.SQLException;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;

/**
 * Tells what a record holds from everything else that keeps it out. A good event that is set aside
 * is missing from the figures, so whatever does not clearly lie with the record is tried again.
 */
public final class SqlFailure {

  /** As PostgreSQL says that it has broken off a statement: Appendix A of its manual. */
  private static final String GIVEN_UP = "57014";

  private static final Set<String> OF_THE_DATA = Set.of("22", "23");
  private static final String NONE = "none";

  private SqlFailure() {}

  public static boolean isOfTheData(RuntimeException e) {
    return isOfTheDatabase(e)
        ? OF_THE_DATA.contains(sqlState(e).substring(0, 2))
        : !(e instanceof TransientFailure);
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
    return isOfTheDatabase(e)
        ? "it holds something that the tracker's database cannot keep"
        : "the tracker has an error that keeps it from counting this";
  }

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
