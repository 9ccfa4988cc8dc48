package throughline.platform.mail;

import jakarta.inject.Singleton;
import java.time.Instant;
import throughline.platform.core.time.London;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Sql;

/** Deletes what is left of a mail when nobody asks any more whether there was one. */
@Singleton
class MailRetention implements ExpiringRows {

  private static final String FORGET_BATCH =
      """
      DELETE FROM mail WHERE id IN (
        SELECT id FROM mail WHERE finished_at <= :finished
        ORDER BY finished_at LIMIT :limit FOR UPDATE SKIP LOCKED)
      """;

  private final Sql sql;
  private final MailConfig config;

  MailRetention(Sql sql, MailConfig config) {
    this.sql = sql;
    this.config = config;
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    var finished = before.atZone(London.ZONE).minus(config.forgetAfter()).toInstant();
    return sql.of(FORGET_BATCH).bind("finished", finished).bind("limit", limit).update();
  }
}
