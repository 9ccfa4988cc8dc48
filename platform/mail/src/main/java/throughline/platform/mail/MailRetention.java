package throughline.platform.mail;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.time.London;
import throughline.platform.database.ExpiringRows;

/** Deletes what is left of a mail when nobody asks any more whether there was one. */
@Singleton
class MailRetention implements ExpiringRows {

  private static final String FORGET_BATCH =
      """
      DELETE FROM mail WHERE id IN (
        SELECT id FROM mail WHERE finished_at <= :finished
        ORDER BY finished_at LIMIT :limit FOR UPDATE SKIP LOCKED)
      """;

  private final Jdbi jdbi;
  private final MailConfig config;

  MailRetention(Jdbi jdbi, MailConfig config) {
    this.jdbi = jdbi;
    this.config = config;
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    var finished = before.atZone(London.ZONE).minus(config.forgetAfter()).toInstant();
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(FORGET_BATCH)
                .bind("finished", finished)
                .bind("limit", limit)
                .execute());
  }
}
