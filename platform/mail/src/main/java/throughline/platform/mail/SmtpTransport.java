package throughline.platform.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.core.Context;
import io.vertx.ext.mail.SMTPException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/** By SMTP, through {@code quarkus-mailer}. */
final class SmtpTransport implements Transport {

  /**
   * What the server says of an address or of the mail itself (RFC 5321, 4.2.3). Other replies of
   * the fifth hundred are about the service's sign-in or its commands.
   */
  private static final Set<Integer> ABOUT_THE_MAIL = Set.of(550, 551, 552, 553, 554);

  /** The enhanced code 5.7: a rule of the server's, such as who may send (RFC 3463, 3.8). */
  private static final Pattern A_RULE = Pattern.compile("\\b5\\.7\\.\\d+\\b");

  private static final int MAILBOX_FULL = 552;

  private final ReactiveMailer mailer;
  private final Context eventLoop;
  private final Duration timeout;

  /**
   * @param eventLoop where all of a delivery runs. Begun on another thread, it may miss the
   *     server's greeting, which can come before anything listens, and wait in vain
   */
  SmtpTransport(ReactiveMailer mailer, Context eventLoop, Duration timeout) {
    this.mailer = mailer;
    this.eventLoop = eventLoop;
    this.timeout = timeout;
  }

  @Override
  public void deliver(StoredMail stored) throws Refused, Unreachable {
    if (!Address.isPossible(stored.to())) {
      throw new Refused(true, "This is not written as an e-mail address is.", null);
    }
    try {
      mailer
          .send(mail(stored))
          .runSubscriptionOn(work -> eventLoop.runOnContext(now -> work.run()))
          .await()
          .atMost(timeout);
    } catch (RuntimeException failure) {
      var reply = reply(failure);
      if (reply == null) {
        throw new Unreachable(
            "The mail server does not answer. Mail waits until it does.", failure);
      }
      throw refused(reply);
    }
  }

  private static Mail mail(StoredMail stored) {
    var mail =
        new Mail()
            .addTo(stored.to())
            .setSubject(stored.subject())
            .setText(stored.text())
            .setHtml(stored.html())
            .addHeader("Message-ID", stored.messageId())
            // Nobody's absence note answers it (RFC 3834, 5).
            .addHeader("Auto-Submitted", "auto-generated");
    stored
        .attachments()
        .forEach(file -> mail.addAttachment(file.name(), file.content(), file.contentType()));
    return mail;
  }

  private static Refused refused(SMTPException reply) throws Unreachable {
    var words = String.join(" ", reply.getReplyMessages());
    if (!reply.isPermanent()) {
      return new Refused(false, "The mail server puts it off.", words);
    }
    if (!ABOUT_THE_MAIL.contains(reply.getReplyCode())) {
      throw new Unreachable(
          "The mail server refuses this service. Check its user name and password.", reply);
    }
    if (A_RULE.matcher(words).find()) {
      return new Refused(false, "A rule of the mail server keeps it from leaving.", words);
    }
    return new Refused(
        true,
        reply.getReplyCode() == MAILBOX_FULL
            ? "The mail server says that the mailbox takes no more."
            : "The mail server says that there is no such address.",
        words);
  }

  private static SMTPException reply(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SMTPException reply) {
        return reply;
      }
    }
    return null;
  }
}
