package throughline.membership.librarysystem;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import throughline.platform.core.permission.Places;
import throughline.platform.database.Statements;

/** How much the library system still has to be told. Changes nothing. */
@ApplicationScoped
class CountHandOvers {
  /** Counts stop behind it: where no library system is set, everybody waits. */
  static final int MOST = 10_000;

  private static final String COUNT =
      """
      SELECT count(*) AS members, min(waiting_since) AS oldest
      FROM (SELECT waiting_since
            FROM hand_over JOIN member ON member.key = hand_over.member_key
            WHERE state = ? AND %s
            ORDER BY waiting_since LIMIT ?) AS open
      """
          .formatted(PatronSyncScope.OPEN_AT);

  /**
   * What is open; of more than {@link #MOST} one more.
   *
   * @param oldest since when the oldest waits, null if none does
   */
  record Open(long waiting, long failed, Instant oldest) {
    Duration oldestAge(Instant now) {
      return oldest == null || oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now);
    }

    public String waitingInWords() {
      return inWords(waiting);
    }

    public String failedInWords() {
      return inWords(failed);
    }

    private static String inWords(long members) {
      return members > MOST ? "More than %,d".formatted(MOST) : Long.toString(members);
    }
  }

  private record Count(long members, Instant oldest) {}

  private final Statements statements;

  CountHandOvers(Statements statements) {
    this.statements = statements;
  }

  Open all() {
    return of(Places.everywhere());
  }

  Open of(Places libraries) {
    var waiting = count("WAITING", libraries);
    return new Open(waiting.members(), count("FAILED", libraries).members(), waiting.oldest());
  }

  private Count count(String state, Places libraries) {
    return statements
        .first(
            COUNT,
            row -> new Count(row.getLong("members"), Statements.instant(row, "oldest")),
            state,
            libraries.all(),
            libraries.codes().toArray(String[]::new),
            MOST + 1)
        .orElseThrow();
  }
}
