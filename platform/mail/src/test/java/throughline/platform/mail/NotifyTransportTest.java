package throughline.platform.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.servers.ports.FreePorts;

/** Against a server that answers as the documentation of GOV.UK Notify says. */
class NotifyTransportTest {

  private static final String TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a";
  private static final String KEY =
      "test-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0";

  private static final String TAKEN =
      """
      {"id": "740e5834-3a29-46b4-9a6f-16142fde533a", "reference": "%s",
       "content": {"subject": "Your place", "body": "Words", "from_email": "a@notify.example"},
       "uri": "https://notify.example/v2/notifications/740e5834",
       "template": {"id": "f33517ff-2a88-4f6e-b855-c550268ce08a", "version": 1, "uri": "https://x"}}
      """;

  private static final String LISTED =
      """
      {"id": "740e5834-3a29-46b4-9a6f-16142fde533a", "reference": "%s", "type": "email",
       "status": "sending", "email_address": "noor@example.org", "body": "Words",
       "subject": "Your place", "created_at": "2026-11-24T12:00:00.000000Z",
       "template": {"id": "f33517ff-2a88-4f6e-b855-c550268ce08a", "version": 1, "uri": "https://x"}}
      """;

  private static final String REFUSED =
      """
      {"status_code": %d, "errors": [{"error": "ValidationError", "message": "%s"}]}
      """;

  private final StoredMail mail = mail();
  private final List<String> posted = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();
  private int status = 201;
  private String answer = TAKEN.formatted(mail.messageId());
  private boolean known;
  private HttpServer server;
  private NotifyTransport transport;

  @BeforeEach
  void startServer() throws IOException {
    var here = InetAddress.getByName("localhost");
    server = HttpServer.create(new InetSocketAddress(here, FreePorts.reserve()), 0);
    server.createContext("/v2/notifications", this::answer);
    server.start();
    transport = at(server.getAddress().getPort());
  }

  private static NotifyTransport at(int port) {
    return new NotifyTransport(
        URI.create("http://localhost:" + port),
        KEY,
        TEMPLATE,
        Duration.ofSeconds(2),
        Clock.systemUTC());
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void theWordsGoThroughTheTemplateUnderTheMessageId() throws Exception {
    transport.deliver(mail);

    assertEquals(1, posted.size());
    assertTrue(posted.get(0).contains(TEMPLATE), posted.get(0));
    assertTrue(posted.get(0).contains("noor@example.org"), posted.get(0));
    assertTrue(posted.get(0).contains("Your place"), posted.get(0));
    assertTrue(posted.get(0).contains("\"Words\\n\""), posted.get(0));
    assertTrue(posted.get(0).contains(mail.id().toString()), posted.get(0));
  }

  /** Else the slow answer of a library system would be cut off, too. */
  @Test
  void itsTimeLimitsAreItsOwn() throws Exception {
    transport.deliver(mail);

    assertNull(System.getProperty("sun.net.client.defaultReadTimeout"));
    assertNull(System.getProperty("sun.net.client.defaultConnectTimeout"));
  }

  @Test
  void eachCallIsSignedWithTheKeysSecretInTheServicesName() throws Exception {
    transport.deliver(mail);

    assertEquals(2, tokens.size());
    for (var token : tokens) {
      var parts = token.replaceFirst("Bearer ", "").split("\\.");
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY.substring(KEY.length() - 36).getBytes(UTF_8), "HmacSHA256"));
      var signed = mac.doFinal((parts[0] + "." + parts[1]).getBytes(UTF_8));
      assertArrayEquals(signed, Base64.getUrlDecoder().decode(parts[2]));
      var claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
      assertTrue(claims.contains("\"26785a09-ab16-4eb0-8407-a37497a57506\""), claims);
    }
  }

  @Test
  void whatNotifyHasFromBeforeACrashIsNotSentAgain() throws Exception {
    known = true;

    transport.deliver(mail);

    assertEquals(List.of(), posted);
  }

  @Test
  void anAddressThatNotifyRefusesFailsForGood() {
    refusing(400, "email_address Not a valid email address");

    var refusal = assertThrows(Transport.Refused.class, () -> transport.deliver(mail));

    assertTrue(refusal.forGood());
    assertEquals("GOV.UK Notify does not take the address.", refusal.getMessage());
    assertFalse(refusal.getMessage().contains("@"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Template not found",
        "template_id is not a valid UUID",
        "Missing personalisation: name",
        "Can't send to this recipient using a team-only API key",
        "Can't send to this recipient when service is in trial mode"
      })
  void aWrongTemplateOrAKeyForTrialsKeepsTheMail(String said) {
    refusing(400, said);

    assertEquals(
        "GOV.UK Notify does not take this service's template or key. Check both.", unreachable());
  }

  @Test
  void aWrongKeyALimitAndAnOutageKeepTheMail() {
    refusing(403, "Invalid token: API key not found");
    assertEquals("GOV.UK Notify refuses this service. Check its key.", unreachable());

    for (int each : new int[] {429, 500, 503}) {
      refusing(each, "later");
      assertEquals("GOV.UK Notify does not answer. Mail waits until it does.", unreachable());
    }
    server.stop(0);
    assertEquals("GOV.UK Notify does not answer. Mail waits until it does.", unreachable());
  }

  @Test
  void aServerThatSaysNothingKeepsTheMailAndHoldsNobodyUp() throws IOException {
    server.stop(0);
    try (var silent = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      transport = at(silent.getLocalPort());
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () ->
              assertEquals(
                  "GOV.UK Notify does not answer. Mail waits until it does.", unreachable()));
    }
  }

  private String unreachable() {
    return assertThrows(Transport.Unreachable.class, () -> transport.deliver(mail)).getMessage();
  }

  private void refusing(int code, String message) {
    status = code;
    answer = REFUSED.formatted(code, message);
  }

  private void answer(HttpExchange exchange) throws IOException {
    tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
    var listing = exchange.getRequestMethod().equals("GET");
    if (!listing) {
      posted.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    }
    var list =
        "{\"notifications\": [%s], \"links\": {\"current\": \"https://x\"}}"
            .formatted(known ? LISTED.formatted(mail.messageId()) : "");
    var body = (listing ? list : answer).getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(listing ? 200 : status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static StoredMail mail() {
    var id = UUID.randomUUID();
    return new StoredMail(
        id,
        "<" + id + "@example.org>",
        "sample",
        "1",
        Instant.parse("2026-11-24T12:00:00Z"),
        0,
        "noor@example.org",
        null,
        "Your place",
        "<p>Words</p>",
        List.of());
  }
}
