package throughline.platform.mail;

import jakarta.inject.Singleton;
import java.time.Instant;
import throughline.platform.core.time.London;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Sql;

/** Takes the address and the contents out of mails some days after they have left or failed. */
@Singleton
class WipedMail implements ExpiringRows {

  private static final String WIPE_BATCH =
      """
      WITH wiped AS (
        UPDATE mail SET wiped_at = :before, recipient = NULL, reply_to = NULL, subject = NULL,
          html_body = NULL, server_reply = NULL
        WHERE id IN (
          SELECT id FROM mail WHERE finished_at <= :finished AND wiped_at IS NULL
          ORDER BY finished_at LIMIT :limit FOR UPDATE SKIP LOCKED)
        RETURNING id),
      files AS (DELETE FROM mail_attachment USING wiped WHERE mail_id = wiped.id)
      SELECT count(*) FROM wiped
      """;

  private final Sql sql;
  private final MailConfig config;

  WipedMail(Sql sql, MailConfig config) {
    this.sql = sql;
    this.config = config;
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    var finished = before.atZone(London.ZONE).minus(config.wipeAfter()).toInstant();
    return sql.of(WIPE_BATCH)
        .bind("before", before)
        .bind("finished", finished)
        .bind("limit", limit)
        .one(Integer.class);
  }
}
