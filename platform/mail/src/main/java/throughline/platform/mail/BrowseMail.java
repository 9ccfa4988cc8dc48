package throughline.platform.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import throughline.platform.database.Statements;

/** What an administrator and the monitoring see of the mails. Changes nothing. */
@ApplicationScoped
class BrowseMail {

  private static final String BACKLOG =
      "SELECT count(*) AS waiting, min(created_at) AS oldest FROM mail WHERE status = 'WAITING'";

  /** Its address is wiped after two weeks; then nobody can do anything more. */
  private static final String UNDELIVERED =
      "SELECT count(*) AS mails FROM mail WHERE status = 'FAILED' AND recipient IS NOT NULL";

  private static final String LATEST_STATUS =
      """
      SELECT status FROM mail WHERE kind = ? AND reference = ?
      ORDER BY created_at DESC, id DESC LIMIT 1
      """;

  private static final String ON_THEIR_WAY =
      """
      SELECT count(*) AS mails FROM mail
      WHERE kind = ? AND reference = ANY (?) AND created_at > ? AND status IN ('WAITING', 'SENT')
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

  private final Statements statements;

  BrowseMail(Statements statements) {
    this.statements = statements;
  }

  Backlog backlog() {
    return statements
        .first(
            BACKLOG, row -> new Backlog(row.getLong("waiting"), Statements.instant(row, "oldest")))
        .orElseThrow();
  }

  /** How many were given up and can still be tried again. */
  long countUndelivered() {
    return statements.first(UNDELIVERED, row -> row.getLong("mails")).orElseThrow();
  }

  /** What has become of the latest mail of a kind about something, if there was one. */
  Optional<MailStatus> statusOf(String kind, String reference) {
    return statements.first(
        LATEST_STATUS, row -> MailStatus.valueOf(row.getString("status")), kind, reference);
  }

  /** How many of a kind about these have left since then, or will. */
  long countSince(Instant then, String kind, List<String> references) {
    return statements
        .first(
            ON_THEIR_WAY,
            row -> row.getLong("mails"),
            kind,
            references.toArray(String[]::new),
            then)
        .orElseThrow();
  }
}
