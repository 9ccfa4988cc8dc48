package throughline.bookings.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import throughline.platform.database.Sql;

/** One-to-ones to come that were made from weekly hours and that nobody has a place at. */
@ApplicationScoped
class FreeOneToOnes {
  private static final String FREE =
      """
      adviser_id = :adviser AND weekly_hours_id IS NOT NULL AND taken = 0 AND cancelled_at IS NULL
        AND (CAST(:hours AS uuid) IS NULL OR weekly_hours_id = CAST(:hours AS uuid))
        AND starts_at > :now AND CAST(starts_local AS date) BETWEEN :first AND :last
      """;

  private static final String REMEMBERED =
      """
      (EXISTS (SELECT FROM booking WHERE session_id = session.id)
        OR EXISTS (SELECT FROM place_request WHERE session_id = session.id))
      """;

  private static final String CANCEL =
      "UPDATE session SET cancelled_at = :now, cancel_reason = :reason, version = version + 1 WHERE "
          + FREE
          + " AND "
          + REMEMBERED;

  private static final String REMOVE =
      "DELETE FROM session WHERE " + FREE + " AND NOT " + REMEMBERED;

  private final Sql sql;
  private final Clock clock;

  FreeOneToOnes(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * How many went. What somebody once had a place at is kept as cancelled.
   *
   * @param hours those that they were made from; null for all of the adviser's
   */
  int remove(UUID adviser, UUID hours, LocalDate first, LocalDate last, String reason) {
    return List.of(
            of(CANCEL, adviser, hours, first, last).bind("reason", reason),
            of(REMOVE, adviser, hours, first, last))
        .stream()
        .mapToInt(Sql.Statement::update)
        .sum();
  }

  private Sql.Statement of(
      String statement, UUID adviser, UUID hours, LocalDate first, LocalDate last) {
    return sql.of(statement)
        .bind("adviser", adviser)
        .bind("hours", hours)
        .bind("first", first)
        .bind("last", last)
        .bind("now", clock.instant());
  }
}
