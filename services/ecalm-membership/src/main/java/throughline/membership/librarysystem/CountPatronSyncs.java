package throughline.membership.librarysystem;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.permission.Places;

/** How many members the library system still has to be told of. Changes nothing. */
@ApplicationScoped
class CountPatronSyncs {
  /** Counts stop behind it: where no library system is set, everybody waits. */
  static final int MOST = 10_000;

  private static final String COUNT =
      """
      SELECT count(*) AS members, min(waiting_since) AS oldest
      FROM (SELECT waiting_since
            FROM hand_over JOIN member ON member.key = hand_over.member_key
            WHERE state = :state AND %s
            ORDER BY waiting_since LIMIT :most) AS open
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

  private final Jdbi jdbi;

  CountPatronSyncs(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Open all() {
    return of(Places.everywhere());
  }

  Open of(Places libraries) {
    var waiting = count("WAITING", libraries);
    return new Open(waiting.members(), count("FAILED", libraries).members(), waiting.oldest());
  }

  private Count count(String state, Places libraries) {
    return jdbi.withHandle(
        handle ->
            PatronSyncScope.bind(handle.createQuery(COUNT), libraries)
                .bind("state", state)
                .bind("most", MOST + 1)
                .mapTo(Count.class)
                .one());
  }
}
