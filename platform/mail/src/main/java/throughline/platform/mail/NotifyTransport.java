package throughline.platform.mail;

import java.time.Duration;
import java.util.Map;
import uk.gov.service.notify.NotificationClient;
import uk.gov.service.notify.NotificationClientApi;
import uk.gov.service.notify.NotificationClientException;

/**
 * By GOV.UK Notify. It takes the plain text; its template there gives the look. Notify takes no
 * calendar files, so attachments do not go along.
 */
final class NotifyTransport implements Transport {

  private static final int BAD_REQUEST = 400;
  private static final int NOT_ALLOWED = 403;

  /** Begins what Notify says of the recipient's address. */
  private static final String ADDRESS = "email_address";

  /** A mail takes two calls, each of which connects and then reads. */
  private static final int WAITS_OF_A_MAIL = 4;

  private final NotificationClientApi notify;
  private final String template;

  NotifyTransport(NotificationClientApi notify, String template) {
    this.notify = notify;
    this.template = template;
  }

  /**
   * As the settings have it.
   *
   * @param timeout the longest that a mail may take
   */
  static NotifyTransport of(MailConfig.Notify config, Duration timeout) {
    limitWaits(timeout.dividedBy(WAITS_OF_A_MAIL));
    var template =
        config
            .template()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "NOTIFY_API_KEY is set, and NOTIFY_TEMPLATE is not: set it to the number of"
                            + " a template with ((subject)) and ((body))"));
    return new NotifyTransport(
        new NotificationClient(config.apiKey().orElseThrow(), config.address().toString()),
        template);
  }

  /**
   * Notify's client waits for ever and cannot be told otherwise; Java's connections, which it uses
   * and nothing else here does, can, once and for all before the first of them.
   */
  static void limitWaits(Duration most) {
    var millis = Long.toString(most.toMillis());
    System.setProperty("sun.net.client.defaultConnectTimeout", millis);
    System.setProperty("sun.net.client.defaultReadTimeout", millis);
  }

  @Override
  public void deliver(StoredMail mail) throws Refused, Unreachable {
    try {
      if (wasTaken(mail)) {
        return;
      }
      notify.sendEmail(
          template,
          mail.to(),
          Map.of("subject", mail.subject(), "body", mail.text()),
          mail.messageId());
    } catch (NotificationClientException answer) {
      throw problem(answer);
    }
  }

  /** Notify keeps no two apart by reference, so after a crash it is asked first. */
  private boolean wasTaken(StoredMail mail) throws NotificationClientException {
    return !notify
        .getNotifications(null, "email", mail.messageId(), null)
        .getNotifications()
        .isEmpty();
  }

  private static Refused problem(NotificationClientException answer) throws Unreachable {
    return switch (answer.getHttpResult()) {
      case BAD_REQUEST -> badRequest(answer);
      case NOT_ALLOWED ->
          throw new Unreachable("GOV.UK Notify refuses this service. Check its key.", answer);
      default ->
          throw new Unreachable("GOV.UK Notify does not answer. Mail waits until it does.", answer);
    };
  }

  /** What is not about the address is about the template, or a key that is for trials only. */
  private static Refused badRequest(NotificationClientException answer) throws Unreachable {
    if (answer.getMessage().contains(ADDRESS)) {
      return new Refused(true, "GOV.UK Notify does not take the address.", answer.getMessage());
    }
    throw new Unreachable(
        "GOV.UK Notify does not take this service's template or key. Check both.", answer);
  }
}
