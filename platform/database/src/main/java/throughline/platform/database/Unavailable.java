package throughline.platform.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** What cannot be done now and can be done again later: no database, or no room on a disk. */
public final class Unavailable {

  /**
   * As PostgreSQL and its driver say it: no connection, no resources, being shut down, and a disk
   * that fails (Appendix A of its manual).
   */
  private static final Pattern STATES = Pattern.compile("08...|53...|57P..|58030");

  /** As the pool says that none of its connections came free; it gives that no state. */
  private static final String NO_CONNECTION = "Sorry, acquisition timeout!";

  /** As the operating system says it (ENOSPC, EDQUOT); Java has no other sign of it. */
  private static final Pattern NO_ROOM =
      Pattern.compile(".*(No space left on device|Disk quota exceeded).*");

  private Unavailable() {}

  /** Whether that is what a failure comes from. */
  public static boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refusal && isAway(refusal)
          || cause instanceof IOException full && says(NO_ROOM, full.getMessage())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAway(SQLException refusal) {
    return says(STATES, refusal.getSQLState()) || NO_CONNECTION.equals(refusal.getMessage());
  }

  private static boolean says(Pattern pattern, String text) {
    return text != null && pattern.matcher(text).matches();
  }
}
