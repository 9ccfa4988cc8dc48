package throughline.platform.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  private static final String DISK_FULL = "53100";

  private Unavailable() {}

  /** Whether PostgreSQL's disk has no room, so that it shows what there is and saves nothing. */
  public static boolean isForLackOfRoom(Throwable failure) {
    return causesOf(failure)
        .anyMatch(
            cause ->
                cause instanceof SQLException refusal && DISK_FULL.equals(refusal.getSQLState()));
  }

  /** Whether that is what a failure comes from. */
  public static boolean isCauseOf(Throwable failure) {
    return causesOf(failure)
        .anyMatch(
            cause ->
                cause instanceof SQLException refusal && isAway(refusal)
                    || cause instanceof IOException full && says(NO_ROOM, full.getMessage()));
  }

  private static Stream<Throwable> causesOf(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  private static boolean isAway(SQLException refusal) {
    return says(STATES, refusal.getSQLState()) || NO_CONNECTION.equals(refusal.getMessage());
  }

  private static boolean says(Pattern pattern, String text) {
    return text != null && pattern.matcher(text).matches();
  }
}
