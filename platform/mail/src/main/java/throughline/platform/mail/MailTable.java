package throughline.platform.mail;

import static java.util.Collections.nCopies;
import static java.util.stream.Collectors.groupingBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.database.Statements;

/** What the use cases and the sender do with the tables mail and mail_attachment. */
final class MailTable {

  private static final String INSERT =
      """
      INSERT INTO mail (id, message_id, kind, reference, created_at, next_try_at,
                        recipient, subject, html_body)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  /** With its files, whose foreign key is checked at the statement's end. */
  private static final String INSERT_WITH_FILES =
      """
      WITH kept AS (%s)
      INSERT INTO mail_attachment (mail_id, position, name, content_type, content)
      VALUES %s
      """;

  private static final String FILE = "(?, ?, ?, ?, ?)";

  /**
   * A mail that another instance is sending is locked, and passed over. One whose sender's machine
   * was lost is freed when the transaction has been silent for as long as is said here.
   */
  private static final String LOCK_NEXT_DUE =
      """
      SELECT id, message_id, kind, reference, created_at, tries,
             recipient, subject, html_body,
             set_config('idle_in_transaction_session_timeout', ?, true)
      FROM mail WHERE status = 'WAITING' AND next_try_at <= ?
      ORDER BY next_try_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
      """;

  private static final String ATTACHMENTS =
      """
      SELECT name, content_type, content FROM mail_attachment WHERE mail_id = ? ORDER BY position
      """;

  private static final String FINISH =
      """
      UPDATE mail SET status = ?, finished_at = ?, tries = tries + ?, reason = ?, server_reply = ?
      WHERE id = ?
      """;

  private static final String PUT_OFF =
      """
      UPDATE mail SET next_try_at = ?, tries = tries + ?, reason = ?, server_reply = ? WHERE id = ?
      """;

  /** Attachments go with their mail. */
  private static final String ERASE = "DELETE FROM mail WHERE reference = ANY (?)";

  private static final String ERASE_OF_KIND = ERASE + " AND kind = ?";

  /** What was learnt about a mail at one try. */
  record Note(int tries, String reason, String serverReply) {}

  private MailTable() {}

  /**
   * Many are sent to the database together, each as a row of plain values: a letter as an element
   * of an array would be copied and quoted once more on both sides.
   */
  static void insert(Connection connection, List<StoredMail> mails) throws SQLException {
    var byFiles = mails.stream().collect(groupingBy(mail -> mail.attachments().size()));
    for (var alike : byFiles.entrySet()) {
      try (var statement = connection.prepareStatement(insert(alike.getKey()))) {
        for (var mail : alike.getValue()) {
          bind(statement, values(mail));
          statement.addBatch();
        }
        statement.executeBatch();
      }
    }
  }

  private static String insert(int files) {
    return files == 0
        ? INSERT
        : INSERT_WITH_FILES.formatted(INSERT, String.join(", ", nCopies(files, FILE)));
  }

  private static Object[] values(StoredMail mail) {
    var values =
        new ArrayList<Object>(
            List.of(
                mail.id(),
                mail.messageId(),
                mail.kind(),
                mail.reference(),
                mail.createdAt(),
                mail.createdAt(),
                mail.to(),
                mail.subject(),
                mail.html()));
    var position = 1;
    for (var file : mail.attachments()) {
      values.addAll(
          List.of(mail.id(), position++, file.name(), file.contentType(), file.content()));
    }
    return values.toArray();
  }

  static void erase(Connection connection, List<String> references) throws SQLException {
    execute(connection, ERASE, connection.createArrayOf("text", references.toArray()));
  }

  static void erase(Connection connection, String kind, List<String> references)
      throws SQLException {
    execute(
        connection, ERASE_OF_KIND, connection.createArrayOf("text", references.toArray()), kind);
  }

  /**
   * The next mail that is due and that nobody is sending, kept so until the transaction ends.
   *
   * @param longestSilence after which the database ends it
   */
  static Optional<StoredMail> lockNext(Connection connection, Instant now, Duration longestSilence)
      throws SQLException {
    try (var statement =
            prepare(connection, LOCK_NEXT_DUE, Long.toString(longestSilence.toMillis()), now);
        var row = statement.executeQuery()) {
      return row.next() ? Optional.of(mail(connection, row)) : Optional.empty();
    }
  }

  static void finish(Connection connection, UUID id, MailStatus end, Instant now, Note note)
      throws SQLException {
    execute(
        connection, FINISH, end.name(), now, note.tries(), note.reason(), note.serverReply(), id);
  }

  static void putOff(Connection connection, UUID id, Instant until, Note note) throws SQLException {
    execute(connection, PUT_OFF, until, note.tries(), note.reason(), note.serverReply(), id);
  }

  private static StoredMail mail(Connection connection, ResultSet row) throws SQLException {
    var id = row.getObject("id", UUID.class);
    return new StoredMail(
        id,
        row.getString("message_id"),
        row.getString("kind"),
        row.getString("reference"),
        Statements.instant(row, "created_at"),
        row.getInt("tries"),
        row.getString("recipient"),
        row.getString("subject"),
        row.getString("html_body"),
        attachments(connection, id));
  }

  private static List<Attachment> attachments(Connection connection, UUID mail)
      throws SQLException {
    try (var statement = prepare(connection, ATTACHMENTS, mail);
        var row = statement.executeQuery()) {
      var files = new ArrayList<Attachment>();
      while (row.next()) {
        files.add(new Attachment(row.getString(1), row.getString(2), row.getBytes(3)));
      }
      return files;
    }
  }

  static int execute(Connection connection, String sql, Object... values) throws SQLException {
    try (var statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    var statement = connection.prepareStatement(sql);
    bind(statement, values);
    return statement;
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      var value = values[i];
      statement.setObject(
          i + 1, value instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : value);
    }
  }
}
