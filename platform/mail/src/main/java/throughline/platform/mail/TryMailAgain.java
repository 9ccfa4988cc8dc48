package throughline.platform.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.Sql;

/**
 * An administrator lets a mail that was given up be sent once more, under the Message-ID that it
 * has: whoever did get it can tell. Twice at once is once.
 */
@ApplicationScoped
class TryMailAgain {

  private static final Logger LOG = Logger.getLogger(TryMailAgain.class);

  private static final String LOCK =
      "SELECT status, wiped_at IS NOT NULL AS wiped FROM mail WHERE id = :id FOR NO KEY UPDATE";

  private static final String MAKE_DUE =
      """
      UPDATE mail SET status = 'WAITING', next_try_at = :now, finished_at = NULL, reason = NULL,
        server_reply = NULL
      WHERE id = :id
      """;

  record Ended(MailStatus status, boolean wiped) {}

  private final Sql sql;
  private final MailSignal signal;
  private final Clock clock;

  TryMailAgain(Sql sql, MailSignal signal, Clock clock) {
    this.sql = sql;
    this.signal = signal;
    this.clock = clock;
  }

  /**
   * Makes it due now; one that waits already stays as it is.
   *
   * @throws NotFound if there is none, or it was long ago
   * @throws Conflict if it has left, was withheld, or has no address and contents any more
   */
  @Transactional
  void tryAgain(UUID id) {
    var mail = locked(id);
    if (mail.status() == MailStatus.WAITING) {
      return;
    }
    if (mail.status() != MailStatus.FAILED) {
      throw new Conflict(
          "mail-not-failed",
          "Only a mail that was not delivered can be tried again. The list of mails says what became of this one.");
    }
    if (mail.wiped()) {
      throw new Conflict(
          "mail-wiped",
          "This mail cannot be tried again: its address and contents were deleted, as they are two weeks after it failed. Tell the person in another way.");
    }
    sql.of(MAKE_DUE).bind("now", clock.instant()).bind("id", id).update();
    signal.wakeAfterCommit();
    LOG.infof("event=mail-tried-again mail=%s", id);
  }

  private Ended locked(UUID id) {
    return sql.of(LOCK)
        .bind("id", id)
        .first(Ended.class)
        .orElseThrow(() -> new NotFound("mail with this number"));
  }
}
