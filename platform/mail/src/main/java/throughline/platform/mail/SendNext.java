package throughline.platform.mail;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.core.backoff.Backoff;
import throughline.platform.mail.MailTable.Note;

/**
 * One transaction of the sender: lock a mail, ask the gate, make its link, hand it over, write down
 * what became of it, commit. Killed at any point nothing is lost: what was not written down is sent
 * again under the same Message-ID.
 */
final class SendNext {

  private static final Logger LOG = Logger.getLogger(SendNext.class);

  private final Jdbi jdbi;
  private final Clock clock;
  private final MailConfig.Sender config;
  private final Gates gates;
  private final Links links;
  private final Transport transport;
  private final MailMetrics metrics;

  SendNext(
      Jdbi jdbi,
      Clock clock,
      MailConfig.Sender config,
      Gates gates,
      Links links,
      Transport transport,
      MailMetrics metrics) {
    this.jdbi = jdbi;
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
  boolean send() throws Transport.Unreachable, InterruptedException {
    try (var handle = jdbi.open()) {
      handle.begin();
      try {
        return send(handle);
      } finally {
        // After anything but a commit this frees the mail.
        if (handle.isInTransaction()) {
          handle.rollback();
        }
      }
    }
  }

  private boolean send(Handle handle) throws Transport.Unreachable, InterruptedException {
    var longerThanAnyTry = config.sendTimeout().multipliedBy(2);
    var due = MailTable.lockNext(handle, clock.instant(), longerThanAnyTry);
    if (due.isEmpty()) {
      return false;
    }
    var mail = due.get();
    try {
      settle(handle, mail);
    } catch (Transport.Unreachable away) {
      MailTable.putOff(handle, mail.id(), clock.instant(), new Note(0, away.getMessage(), null));
      handle.commit();
      throw away;
    }
    handle.commit();
    return true;
  }

  private void settle(Handle handle, StoredMail mail)
      throws Transport.Unreachable, InterruptedException {
    Optional<String> withheld;
    try {
      withheld = gates.reasonToWithhold(mail);
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "event=mail-gate-failed mail=%s kind=%s", mail.id(), mail.kind());
      tryLater(handle, mail, "It could not be asked whether the mail may still leave.", null);
      return;
    }
    if (withheld.isPresent()) {
      finish(handle, mail, MailStatus.WITHHELD, new Note(0, withheld.get(), null));
      return;
    }
    StoredMail complete;
    try {
      complete = links.complete(mail);
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "event=mail-link-failed mail=%s kind=%s", mail.id(), mail.kind());
      tryLater(handle, mail, "The link in the mail could not be made.", null);
      return;
    }
    deliver(handle, complete);
  }

  private void deliver(Handle handle, StoredMail mail)
      throws Transport.Unreachable, InterruptedException {
    try {
      transport.deliver(mail);
    } catch (Transport.Refused answer) {
      if (answer.forGood()) {
        var note = new Note(1, answer.getMessage(), answer.reply());
        finish(handle, mail, MailStatus.FAILED, note);
      } else {
        tryLater(handle, mail, answer.getMessage(), answer.reply());
      }
      return;
    } catch (RuntimeException failure) {
      // Its words and its stack may hold the address, and a mail that always fails so must end.
      LOG.errorf(
          "event=mail-delivery-failed mail=%s kind=%s cause=%s",
          mail.id(), mail.kind(), failure.getClass().getName());
      tryLater(handle, mail, "An unexpected error kept it from leaving.", null);
      return;
    }
    finish(handle, mail, MailStatus.SENT, new Note(1, null, null));
  }

  private void tryLater(Handle handle, StoredMail mail, String reason, String reply) {
    int tries = mail.tries() + 1;
    if (tries >= config.tries()) {
      var note = new Note(1, reason + " It was tried " + tries + " times.", reply);
      finish(handle, mail, MailStatus.FAILED, note);
      return;
    }
    var next = clock.instant().plus(backoff().after(mail.tries() + 1));
    MailTable.putOff(handle, mail.id(), next, new Note(1, reason, reply));
  }

  private void finish(Handle handle, StoredMail mail, MailStatus end, Note note) {
    MailTable.finish(handle, mail.id(), end, clock.instant(), note);
    metrics.finished(mail, end, clock.instant());
    LOG.infof(
        "event=mail-%s mail=%s kind=%s reference=%s",
        end.name().toLowerCase(Locale.ROOT), mail.id(), mail.kind(), mail.reference());
  }

  private Backoff backoff() {
    return new Backoff(config.retryAfter(), config.longestRetryAfter());
  }
}
