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

  /** What the server says of an address or of the mail itself (RFC 5321, 4.2.3). */
  private static final Set<Integer> ABOUT_THE_MAIL = Set.of(550, 551, 552, 553, 554);

  /**
   * What it says of the service's commands or its sign-in (RFC 5321, 4.2.3; RFC 4954, 6; RFC 5248,
   * 2.4), also where it is asked about a recipient.
   */
  private static final Set<Integer> ABOUT_THE_SERVICE =
      Set.of(500, 502, 503, 504, 521, 523, 524, 525, 530, 533, 534, 535, 538);

  /**
   * How the client begins the answer to a recipient. Some servers call an address that is not well
   * written a syntax error, 501 or 555, which elsewhere is one of the service's.
   */
  private static final String TO_A_RECIPIENT = "recipient address not accepted";

  /**
   * The enhanced code 5.7: a rule of the server's, such as who may send (RFC 3463, 3.8); or what is
   * wrong with the sender's address (5.1.7 and 5.1.8), which is that of every mail.
   */
  private static final Pattern A_RULE = Pattern.compile("\\b5\\.(7\\.\\d+|1\\.[78])\\b");

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
    if (stored.replyTo() != null && Address.isPossible(stored.replyTo())) {
      mail.setReplyTo(stored.replyTo());
    }
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
    if (!isAboutTheMail(reply)) {
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

  private static boolean isAboutTheMail(SMTPException reply) {
    return reply.getMessage().startsWith(TO_A_RECIPIENT)
        ? !ABOUT_THE_SERVICE.contains(reply.getReplyCode())
        : ABOUT_THE_MAIL.contains(reply.getReplyCode());
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
