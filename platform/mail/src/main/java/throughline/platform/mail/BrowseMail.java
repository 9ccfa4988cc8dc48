package throughline.platform.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.database.Statements;

/** What an administrator and the monitoring see of the mails. Changes nothing. */
@ApplicationScoped
class BrowseMail {

  private static final int MOST_OF_STATUS = 200;

  private static final String BACKLOG =
      "SELECT count(*) AS waiting, min(created_at) AS oldest FROM mail WHERE status = 'WAITING'";

  private static final String LATEST_STATUS =
      """
      SELECT status FROM mail WHERE kind = ? AND reference = ?
      ORDER BY created_at DESC, id DESC LIMIT 1
      """;

  private static final String COLUMNS =
      """
      SELECT id, kind, reference, created_at, status, tries, next_try_at, finished_at, reason,
             server_reply, recipient, subject FROM mail
      """;

  private static final String NEWEST = COLUMNS + "ORDER BY created_at DESC, id DESC LIMIT ?";

  private static final String NEWEST_OF_STATUS =
      COLUMNS + "WHERE status = ? ORDER BY created_at DESC, id DESC LIMIT ?";

  private static final String OLDER =
      COLUMNS
          + """
          WHERE (created_at, id) < (SELECT created_at, id FROM mail WHERE id = ?)
          ORDER BY created_at DESC, id DESC LIMIT ?
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

  /** What has become of the latest mail of a kind about something, if there was one. */
  Optional<MailStatus> statusOf(String kind, String reference) {
    return statements.first(
        LATEST_STATUS, row -> MailStatus.valueOf(row.getString("status")), kind, reference);
  }

  /** A part of the list, the newest first. */
  List<MailView> list(PageRequest part) {
    return part.after() == null
        ? statements.all(NEWEST, BrowseMail::view, part.limit())
        : statements.all(OLDER, BrowseMail::view, part.after(), part.limit());
  }

  /** The newest mails of that status. */
  List<MailView> list(MailStatus status) {
    return statements.all(NEWEST_OF_STATUS, BrowseMail::view, status.name(), MOST_OF_STATUS);
  }

  private static MailView view(ResultSet row) throws SQLException {
    return new MailView(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getString("reference"),
        Statements.instant(row, "created_at"),
        MailStatus.valueOf(row.getString("status")),
        row.getInt("tries"),
        Statements.instant(row, "next_try_at"),
        Statements.instant(row, "finished_at"),
        row.getString("reason"),
        row.getString("server_reply"),
        row.getString("recipient"),
        row.getString("subject"));
  }
}
