package throughline.platform.mail;

import jakarta.inject.Singleton;
import java.time.Instant;
import throughline.platform.core.time.London;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Statements;

/** Takes the address and the contents out of mails some days after they have left or failed. */
@Singleton
class WipedMail implements ExpiringRows {

  private static final String WIPE_BATCH =
      """
      WITH wiped AS (
        UPDATE mail SET wiped_at = ?, recipient = NULL, subject = NULL, html_body = NULL,
          server_reply = NULL
        WHERE id IN (
          SELECT id FROM mail WHERE finished_at <= ? AND wiped_at IS NULL
          ORDER BY finished_at LIMIT ? FOR UPDATE SKIP LOCKED)
        RETURNING id),
      files AS (DELETE FROM mail_attachment USING wiped WHERE mail_id = wiped.id)
      SELECT count(*) AS wiped FROM wiped
      """;

  private final Statements statements;
  private final MailConfig config;

  WipedMail(Statements statements, MailConfig config) {
    this.statements = statements;
    this.config = config;
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    var finished = before.atZone(London.ZONE).minus(config.wipeAfter()).toInstant();
    return statements
        .first(WIPE_BATCH, row -> row.getInt("wiped"), before, finished, limit)
        .orElseThrow();
  }
}
