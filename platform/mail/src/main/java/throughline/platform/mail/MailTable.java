package throughline.platform.mail;

import java.sql.Array;
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
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import throughline.platform.database.Statements;

/** What the use cases and the sender do with the tables mail and mail_attachment. */
final class MailTable {

  private static final String INSERT =
      """
      INSERT INTO mail (id, message_id, kind, reference, created_at, next_try_at,
                        recipient, subject, text_body, html_body)
      SELECT id, message_id, kind, reference, at, at, recipient, subject, text_body, html_body
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[],
                  ?::text[], ?::text[])
           AS mail (id, message_id, kind, reference, at, recipient, subject, text_body, html_body)
      """;

  /** With their files, whose foreign key is checked at the statement's end. */
  private static final String INSERT_WITH_FILES =
      "WITH kept AS ("
          + INSERT
          + ")"
          + """
            INSERT INTO mail_attachment (mail_id, position, name, content_type, content)
            SELECT mail_id, position, name, content_type, content
            FROM unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::bytea[])
                 AS file (mail_id, position, name, content_type, content)
            """;

  /**
   * A mail that another instance is sending is locked, and passed over. One whose sender's machine
   * was lost is freed when the transaction has been silent for as long as is said here.
   */
  private static final String LOCK_NEXT_DUE =
      """
      SELECT id, message_id, kind, reference, created_at, tries,
             recipient, subject, text_body, html_body,
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

  /** A file of a mail, of which it is the so-many-th. */
  private record PlacedFile(UUID mail, int position, Attachment file) {}

  static void insert(Connection connection, List<StoredMail> mails) throws SQLException {
    var values =
        new ArrayList<Object>(
            List.of(
                texts(connection, mails, StoredMail::id),
                texts(connection, mails, StoredMail::messageId),
                texts(connection, mails, StoredMail::kind),
                texts(connection, mails, StoredMail::reference),
                texts(connection, mails, StoredMail::createdAt),
                texts(connection, mails, StoredMail::to),
                texts(connection, mails, StoredMail::subject),
                texts(connection, mails, StoredMail::text),
                texts(connection, mails, StoredMail::html)));
    var files = mails.stream().flatMap(MailTable::files).toList();
    if (files.isEmpty()) {
      execute(connection, INSERT, values.toArray());
      return;
    }
    values.add(texts(connection, files, PlacedFile::mail));
    values.add(texts(connection, files, PlacedFile::position));
    values.add(texts(connection, files, placed -> placed.file().name()));
    values.add(texts(connection, files, placed -> placed.file().contentType()));
    values.add(
        connection.createArrayOf(
            "bytea", files.stream().map(placed -> placed.file().content()).toArray(byte[][]::new)));
    execute(connection, INSERT_WITH_FILES, values.toArray());
  }

  private static Stream<PlacedFile> files(StoredMail mail) {
    return IntStream.range(0, mail.attachments().size())
        .mapToObj(index -> new PlacedFile(mail.id(), index + 1, mail.attachments().get(index)));
  }

  private static <T> Array texts(Connection connection, List<T> all, Function<T, ?> value)
      throws SQLException {
    return connection.createArrayOf("text", Statements.texts(all, value));
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
        row.getString("text_body"),
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
    for (int i = 0; i < values.length; i++) {
      var value = values[i];
      statement.setObject(
          i + 1, value instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : value);
    }
    return statement;
  }
}
