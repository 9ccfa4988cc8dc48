package throughline.platform.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What an administrator and the monitoring see of the mails. Changes nothing. */
@ApplicationScoped
class BrowseMail {

  static final int ON_A_PAGE = 50;

  private static final String BACKLOG =
      "SELECT count(*), min(created_at) FROM mail WHERE status = 'WAITING'";

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

  private final DataSource database;

  BrowseMail(DataSource database) {
    this.database = database;
  }

  Backlog backlog() throws SQLException {
    try (var connection = database.getConnection();
        var statement = MailTable.prepare(connection, BACKLOG);
        var row = statement.executeQuery()) {
      row.next();
      return new Backlog(row.getLong(1), instant(row, "min"));
    }
  }

  /** The newest mails, or those that are older than this one. */
  List<MailView> list(UUID olderThan) {
    return olderThan == null ? read(NEWEST, ON_A_PAGE) : read(OLDER, olderThan, ON_A_PAGE);
  }

  /** The newest mails of that status. */
  List<MailView> list(MailStatus status) {
    return read(NEWEST_OF_STATUS, status.name(), ON_A_PAGE);
  }

  private List<MailView> read(String sql, Object... values) {
    try (var connection = database.getConnection();
        var statement = MailTable.prepare(connection, sql, values);
        var row = statement.executeQuery()) {
      var mails = new ArrayList<MailView>();
      while (row.next()) {
        mails.add(view(row));
      }
      return mails;
    } catch (SQLException e) {
      throw new MailException("The mails could not be read", e);
    }
  }

  private static MailView view(ResultSet row) throws SQLException {
    return new MailView(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getString("reference"),
        instant(row, "created_at"),
        MailStatus.valueOf(row.getString("status")),
        row.getInt("tries"),
        instant(row, "next_try_at"),
        instant(row, "finished_at"),
        row.getString("reason"),
        row.getString("server_reply"),
        row.getString("recipient"),
        row.getString("subject"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    var moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }
}
