package throughline.platform.mail;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/** What the use cases and the sender do with the tables mail and mail_attachment. */
final class MailTable {

  private static final String INSERT =
      """
      INSERT INTO mail (id, message_id, kind, reference, created_at, next_try_at,
                        recipient, reply_to, subject, html_body)
      VALUES (:id, :messageId, :kind, :reference, :now, :now, :to, CAST(:replyTo AS text), :subject,
              :html)
      """;

  /** With its files, whose foreign key is checked at the statement's end. */
  private static final String INSERT_WITH_FILES =
      """
      WITH kept AS (%s)
      INSERT INTO mail_attachment (mail_id, position, name, content_type, content)
      VALUES %s
      """;

  private static final String FILE = "(:id, %1$d, :name%1$d, :type%1$d, :content%1$d)";

  /**
   * A mail that another instance is sending is locked, and passed over. One whose sender's machine
   * was lost is freed when the transaction has been silent for as long as is said here.
   */
  private static final String LOCK_NEXT_DUE =
      """
      SELECT id, message_id, kind, reference, created_at, tries,
             recipient, reply_to, subject, html_body,
             set_config('idle_in_transaction_session_timeout', :silence, true)
      FROM mail WHERE status = 'WAITING' AND next_try_at <= :now
      ORDER BY next_try_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
      """;

  private static final String ATTACHMENTS =
      """
      SELECT name, content_type, content FROM mail_attachment WHERE mail_id = :id ORDER BY position
      """;

  private static final String FINISH =
      """
      UPDATE mail SET status = :status, finished_at = :at, tries = tries + :tries,
        reason = :reason, server_reply = :reply
      WHERE id = :id
      """;

  private static final String PUT_OFF =
      """
      UPDATE mail SET next_try_at = :at, tries = tries + :tries, reason = :reason,
        server_reply = :reply
      WHERE id = :id
      """;

  /** Attachments go with their mail. */
  private static final String ERASE = "DELETE FROM mail WHERE reference = ANY (:references)";

  private static final String ERASE_OF_KIND = ERASE + " AND kind = :kind";

  /** What was learnt about a mail at one try. */
  record Note(int tries, String reason, String serverReply) {}

  record Row(
      UUID id,
      String messageId,
      String kind,
      String reference,
      Instant createdAt,
      int tries,
      String recipient,
      String replyTo,
      String subject,
      String htmlBody) {}

  private MailTable() {}

  /**
   * Many are sent to the database together, each as a row of plain values: a letter as an element
   * of an array would be copied and quoted once more on both sides.
   */
  static void insert(Handle handle, List<StoredMail> mails) {
    var byFiles = mails.stream().collect(groupingBy(mail -> mail.attachments().size()));
    byFiles.forEach((files, alike) -> insert(handle, files, alike));
  }

  private static void insert(Handle handle, int files, List<StoredMail> mails) {
    var batch = handle.prepareBatch(insert(files));
    for (var mail : mails) {
      batch
          .bind("id", mail.id())
          .bind("messageId", mail.messageId())
          .bind("kind", mail.kind())
          .bind("reference", mail.reference())
          .bind("now", mail.createdAt())
          .bind("to", mail.to())
          .bind("replyTo", mail.replyTo())
          .bind("subject", mail.subject())
          .bind("html", mail.html());
      for (int i = 1; i <= files; i++) {
        var file = mail.attachments().get(i - 1);
        batch
            .bind("name" + i, file.name())
            .bind("type" + i, file.contentType())
            .bind("content" + i, file.content());
      }
      batch.add();
    }
    batch.execute();
  }

  private static String insert(int files) {
    return files == 0
        ? INSERT
        : INSERT_WITH_FILES.formatted(
            INSERT,
            IntStream.rangeClosed(1, files).mapToObj(FILE::formatted).collect(joining(", ")));
  }

  static void erase(Handle handle, List<String> references) {
    handle.createUpdate(ERASE).bindArray("references", String.class, references).execute();
  }

  static void erase(Handle handle, String kind, List<String> references) {
    handle
        .createUpdate(ERASE_OF_KIND)
        .bindArray("references", String.class, references)
        .bind("kind", kind)
        .execute();
  }

  /**
   * The next mail that is due and that nobody is sending, kept so until the transaction ends.
   *
   * @param longestSilence after which the database ends it
   */
  static Optional<StoredMail> lockNext(Handle handle, Instant now, Duration longestSilence) {
    return handle
        .createQuery(LOCK_NEXT_DUE)
        .bind("silence", Long.toString(longestSilence.toMillis()))
        .bind("now", now)
        .mapTo(Row.class)
        .findOne()
        .map(row -> mail(handle, row));
  }

  private static StoredMail mail(Handle handle, Row row) {
    return new StoredMail(
        row.id(),
        row.messageId(),
        row.kind(),
        row.reference(),
        row.createdAt(),
        row.tries(),
        row.recipient(),
        row.replyTo(),
        row.subject(),
        row.htmlBody(),
        handle.createQuery(ATTACHMENTS).bind("id", row.id()).mapTo(Attachment.class).list());
  }

  static void finish(Handle handle, UUID id, MailStatus end, Instant now, Note note) {
    write(handle, FINISH, id, now, note, end);
  }

  static void putOff(Handle handle, UUID id, Instant until, Note note) {
    write(handle, PUT_OFF, id, until, note, null);
  }

  private static void write(
      Handle handle, String sql, UUID id, Instant at, Note note, MailStatus end) {
    var update =
        handle
            .createUpdate(sql)
            .bind("id", id)
            .bind("at", at)
            .bind("tries", note.tries())
            .bind("reason", note.reason())
            .bind("reply", note.serverReply());
    if (end != null) {
      update.bind("status", end);
    }
    update.execute();
  }
}
