package throughline.platform.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import throughline.platform.database.Sql;

/** What an administrator and the monitoring see of the mails. Changes nothing. */
@ApplicationScoped
class BrowseMail {

  private static final String BACKLOG =
      "SELECT count(*) AS waiting, min(created_at) AS oldest FROM mail WHERE status = 'WAITING'";

  /** Its address is wiped after two weeks; then nobody can do anything more. */
  private static final String UNDELIVERED =
      "SELECT count(*) FROM mail WHERE status = 'FAILED' AND recipient IS NOT NULL";

  private static final String LATEST_STATUS =
      """
      SELECT status FROM mail WHERE kind = :kind AND reference = :reference
      ORDER BY created_at DESC, id DESC LIMIT 1
      """;

  private static final String ON_THEIR_WAY =
      """
      SELECT count(*) FROM mail
      WHERE kind = :kind AND reference = ANY (CAST(:references AS text[])) AND created_at > :then
        AND status IN ('WAITING', 'SENT')
      """;

  /**
   * What waits.
   *
   * @param oldest when the oldest waiting mail was written, null if none waits
   */
  record Backlog(long waiting, Instant oldest) {

    Duration oldestAge(Instant now) {
      return oldest == null || oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now);
    }
  }

  private final Sql sql;

  BrowseMail(Sql sql) {
    this.sql = sql;
  }

  Backlog backlog() {
    return sql.of(BACKLOG).one(Backlog.class);
  }

  long countUndelivered() {
    return sql.of(UNDELIVERED).one(Long.class);
  }

  /** What has become of the latest mail of a kind about something, if there was one. */
  Optional<MailStatus> statusOf(String kind, String reference) {
    return sql.of(LATEST_STATUS)
        .bind("kind", kind)
        .bind("reference", reference)
        .first(MailStatus.class);
  }

  /** How many of a kind about these have left since then, or will. */
  long countSince(Instant then, String kind, List<String> references) {
    return sql.of(ON_THEIR_WAY)
        .bind("kind", kind)
        .bind("references", references)
        .bind("then", then)
        .one(Long.class);
  }
}
