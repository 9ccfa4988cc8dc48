package throughline.membership.librarysystem;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import throughline.platform.core.permission.Places;
import throughline.platform.database.Statements;

/** How much the library system still has to be told. Changes nothing. */
@ApplicationScoped
class CountHandOvers {

  private static final String COUNT =
      """
      SELECT count(*) FILTER (WHERE state = 'WAITING') AS waiting,
             count(*) FILTER (WHERE state = 'FAILED') AS failed,
             min(waiting_since) FILTER (WHERE state = 'WAITING') AS oldest
      FROM hand_over JOIN member ON member.key = hand_over.member_key
      WHERE state IN ('WAITING', 'FAILED') AND %s
      """
          .formatted(HandOverScope.OPEN_AT);

  /**
   * What is open.
   *
   * @param oldest since when the oldest waits, null if none does
   */
  record Open(long waiting, long failed, Instant oldest) {

    Duration oldestAge(Instant now) {
      return oldest == null || oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now);
    }
  }

  private final Statements statements;

  CountHandOvers(Statements statements) {
    this.statements = statements;
  }

  Open all() {
    return of(Places.everywhere());
  }

  /** Of the members who belong to these libraries. */
  Open of(Places libraries) {
    return statements
        .first(
            COUNT,
            row ->
                new Open(
                    row.getLong("waiting"),
                    row.getLong("failed"),
                    Statements.instant(row, "oldest")),
            libraries.all(),
            libraries.codes().toArray(String[]::new))
        .orElseThrow();
  }
}
