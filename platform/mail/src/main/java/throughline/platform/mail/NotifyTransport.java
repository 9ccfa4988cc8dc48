package throughline.platform.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * By GOV.UK Notify. It takes the plain text; its template there gives the look. Notify takes no
 * calendar files, so attachments do not go along. Its own Java client is not used, since that waits
 * for ever unless the time limits of every connection of the process are set.
 */
final class NotifyTransport implements Transport {

  private static final int BAD_REQUEST = 400;
  private static final int NOT_ALLOWED = 403;

  /** Begins what Notify says of the recipient's address. */
  private static final String ADDRESS = "email_address";

  /** A mail takes two calls. */
  private static final int CALLS_OF_A_MAIL = 2;

  /** The length of the service's number and of its secret, with which a key ends. */
  private static final int UUID_LENGTH = 36;

  private final HttpClient client;
  private final URI notifications;
  private final String key;
  private final String template;
  private final Duration limit;
  private final Clock clock;

  /**
   * @param timeout the longest that a mail may take
   */
  NotifyTransport(URI address, String key, String template, Duration timeout, Clock clock) {
    this.clock = clock;
    this.limit = timeout.dividedBy(CALLS_OF_A_MAIL);
    this.client = HttpClient.newBuilder().connectTimeout(limit).build();
    this.notifications = address.resolve("/v2/notifications");
    this.key = key;
    this.template = template;
  }

  static NotifyTransport of(MailConfig.Notify config, Duration timeout, Clock clock) {
    var template =
        config
            .template()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "NOTIFY_API_KEY is set, and NOTIFY_TEMPLATE is not: set it to the number of"
                            + " a template with ((subject)) and ((body))"));
    return new NotifyTransport(
        config.address(), config.apiKey().orElseThrow(), template, timeout, clock);
  }

  @Override
  public void deliver(StoredMail mail) throws Refused, Unreachable, InterruptedException {
    if (wasTaken(mail)) {
      return;
    }
    // Where an answer goes is set at Notify, which knows such addresses by its own numbers only.
    var body =
        JsonObject.of(
            "template_id", template,
            "email_address", mail.to(),
            "reference", mail.messageId(),
            "personalisation", Map.of("subject", mail.subject(), "body", mail.text()));
    var answer =
        answer(
            HttpRequest.newBuilder(URI.create(notifications + "/email"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode())));
    if (answer.statusCode() / 100 != 2) {
      throw problem(answer);
    }
  }

  /** Notify keeps no two apart by reference, so after a crash it is asked first. */
  private boolean wasTaken(StoredMail mail) throws Refused, Unreachable, InterruptedException {
    var reference = URLEncoder.encode(mail.messageId(), UTF_8);
    var answer =
        answer(
            HttpRequest.newBuilder(
                URI.create(notifications + "?template_type=email&reference=" + reference)));
    if (answer.statusCode() / 100 != 2) {
      throw problem(answer);
    }
    return !new JsonObject(answer.body()).getJsonArray("notifications").isEmpty();
  }

  /** The client's own limit ends where an answer begins, and one may never come to its end. */
  private HttpResponse<String> answer(HttpRequest.Builder request)
      throws Unreachable, InterruptedException {
    request.header("Authorization", "Bearer " + token()).header("User-Agent", "Throughline");
    var coming = client.sendAsync(request.build(), BodyHandlers.ofString());
    try {
      return coming.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException silent) {
      throw away(silent);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException away) {
        throw away(away);
      }
      throw new IllegalStateException(failed.getCause());
    } finally {
      coming.cancel(true);
    }
  }

  /** A JSON Web Token (RFC 7519) as Notify asks for; it refuses one of a key that is none. */
  private String token() {
    int secret = Math.max(key.length() - UUID_LENGTH, 0);
    var service = key.substring(Math.max(secret - UUID_LENGTH - 1, 0), Math.max(secret - 1, 0));
    var claims = JsonObject.of("iss", service, "iat", clock.instant().getEpochSecond());
    var signed =
        base64(JsonObject.of("typ", "JWT", "alg", "HS256").encode().getBytes(UTF_8))
            + "."
            + base64(claims.encode().getBytes(UTF_8));
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.substring(secret).getBytes(UTF_8), mac.getAlgorithm()));
      return signed + "." + base64(mac.doFinal(signed.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Refused problem(HttpResponse<String> answer) throws Unreachable {
    return switch (answer.statusCode()) {
      case BAD_REQUEST -> badRequest(answer.body());
      case NOT_ALLOWED ->
          throw new Unreachable("GOV.UK Notify refuses this service. Check its key.", null);
      default -> throw away(null);
    };
  }

  /** What is not about the address is about the template, or a key that is for trials only. */
  private static Refused badRequest(String said) throws Unreachable {
    if (said.contains(ADDRESS)) {
      return new Refused(true, "GOV.UK Notify does not take the address.", said);
    }
    throw new Unreachable(
        "GOV.UK Notify does not take this service's template or key. Check both.", null);
  }

  private static Unreachable away(Exception cause) {
    return new Unreachable("GOV.UK Notify does not answer. Mail waits until it does.", cause);
  }
}
