package throughline.platform.database;

import java.sql.SQLException;

/**
 * A database that can be read and takes no changes: a stand-by, or one that is being repaired or
 * has no room left.
 */
public final class ReadOnly {

  /** As PostgreSQL refuses a change: Appendix A of its manual. */
  private static final String NO_CHANGES = "25006";

  private ReadOnly() {}

  /** Whether that is what a failure comes from. */
  public static boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refusal && NO_CHANGES.equals(refusal.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
