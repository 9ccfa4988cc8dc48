package throughline.platform.mail;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import throughline.platform.core.backoff.Backoff;
import throughline.platform.mail.MailTable.Note;

/**
 * One transaction of the sender: lock a mail, ask the gate, make its link, hand it over, write down
 * what became of it, commit. Killed at any point nothing is lost: what was not written down is sent
 * again under the same Message-ID.
 */
final class SendNext {

  private static final Logger LOG = Logger.getLogger(SendNext.class);

  private final DataSource database;
  private final Clock clock;
  private final MailConfig.Sender config;
  private final Gates gates;
  private final Links links;
  private final Transport transport;
  private final MailMetrics metrics;

  SendNext(
      DataSource database,
      Clock clock,
      MailConfig.Sender config,
      Gates gates,
      Links links,
      Transport transport,
      MailMetrics metrics) {
    this.database = database;
    this.clock = clock;
    this.config = config;
    this.gates = gates;
    this.links = links;
    this.transport = transport;
    this.metrics = metrics;
  }

  /**
   * Sends the next mail that is due.
   *
   * @return false if there was none
   * @throws Transport.Unreachable if the mail server does not answer; the mail stays as it is
   */
  boolean send() throws SQLException, Transport.Unreachable, InterruptedException {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        return send(connection);
      } finally {
        // After a commit there is nothing to roll back; after anything else this frees the mail.
        connection.rollback();
      }
    }
  }

  private boolean send(Connection connection)
      throws SQLException, Transport.Unreachable, InterruptedException {
    var longerThanAnyTry = config.sendTimeout().multipliedBy(2);
    var due = MailTable.lockNext(connection, clock.instant(), longerThanAnyTry);
    if (due.isEmpty()) {
      return false;
    }
    var mail = due.get();
    try {
      settle(connection, mail);
    } catch (Transport.Unreachable away) {
      MailTable.putOff(
          connection, mail.id(), clock.instant(), new Note(0, away.getMessage(), null));
      connection.commit();
      throw away;
    }
    connection.commit();
    return true;
  }

  private void settle(Connection connection, StoredMail mail)
      throws SQLException, Transport.Unreachable, InterruptedException {
    Optional<String> withheld;
    try {
      withheld = gates.reasonToWithhold(mail);
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "event=mail-gate-failed mail=%s kind=%s", mail.id(), mail.kind());
      tryLater(connection, mail, "It could not be asked whether the mail may still leave.", null);
      return;
    }
    if (withheld.isPresent()) {
      finish(connection, mail, MailStatus.WITHHELD, new Note(0, withheld.get(), null));
      return;
    }
    StoredMail complete;
    try {
      complete = links.complete(mail);
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "event=mail-link-failed mail=%s kind=%s", mail.id(), mail.kind());
      tryLater(connection, mail, "The link in the mail could not be made.", null);
      return;
    }
    deliver(connection, complete);
  }

  private void deliver(Connection connection, StoredMail mail)
      throws SQLException, Transport.Unreachable, InterruptedException {
    try {
      transport.deliver(mail);
      finish(connection, mail, MailStatus.SENT, new Note(1, null, null));
    } catch (Transport.Refused answer) {
      if (answer.forGood()) {
        var note = new Note(1, answer.getMessage(), answer.reply());
        finish(connection, mail, MailStatus.FAILED, note);
      } else {
        tryLater(connection, mail, answer.getMessage(), answer.reply());
      }
    }
  }

  private void tryLater(Connection connection, StoredMail mail, String reason, String reply)
      throws SQLException {
    int tries = mail.tries() + 1;
    if (tries >= config.tries()) {
      var note = new Note(1, reason + " It was tried " + tries + " times.", reply);
      finish(connection, mail, MailStatus.FAILED, note);
      return;
    }
    var next = clock.instant().plus(backoff().after(mail.tries() + 1));
    MailTable.putOff(connection, mail.id(), next, new Note(1, reason, reply));
  }

  private void finish(Connection connection, StoredMail mail, MailStatus end, Note note)
      throws SQLException {
    MailTable.finish(connection, mail.id(), end, clock.instant(), note);
    metrics.finished(mail, end, clock.instant());
    LOG.infof(
        "event=mail-%s mail=%s kind=%s reference=%s",
        end.name().toLowerCase(Locale.ROOT), mail.id(), mail.kind(), mail.reference());
  }

  private Backoff backoff() {
    return new Backoff(config.retryAfter(), config.longestRetryAfter());
  }
}
