package throughline.local.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.local.Port;
import throughline.local.Ports;

class MailServerTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static int smtp;
  private static int page;

  @BeforeAll
  static void start() throws IOException {
    Ports free = Ports.free();
    smtp = free.of(Port.MAIL);
    page = free.of(Port.MAIL_PAGE);
    MailServer.main(new String[] {Integer.toString(smtp), Integer.toString(page)});
  }

  @Test
  void whatIsSentIsListedAndReadAndItsLinksLeadOn() throws Exception {
    send("newcomer@example.org", "Check your address", "Open http://localhost:1/verify?key=a&b=c.");

    String list = get("/").body();
    String number = list.replaceAll("(?s).*href=\"(/\\d+)\">Check your address<.*", "$1");
    String mail = get(number).body();

    assertTrue(list.contains("newcomer@example.org"), list);
    assertTrue(mail.contains("<a href=\"http://localhost:1/verify?key=a&amp;b=c\">"), mail);
  }

  @Test
  void anEntryForACalendarIsTakenAlongAsItWasSent() throws Exception {
    byte[] entry = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".getBytes(StandardCharsets.UTF_8);
    GreenMailUtil.sendAttachmentEmail(
        "guest@example.org",
        "no-reply@throughline.example",
        "Your place",
        "See you",
        entry,
        "text/calendar",
        "your \"place\".ics",
        "",
        smtpServer());

    String number = get("/").body().replaceAll("(?s).*href=\"(/\\d+)\">Your place<.*", "$1");
    HttpResponse<String> file = get(number + "/1");

    assertTrue(get(number).body().contains("<a href=\"" + number + "/1\">"), number);
    assertEquals(new String(entry, StandardCharsets.UTF_8), file.body());
    assertEquals(
        "attachment; filename=\"your--place-.ics\"",
        file.headers().firstValue("Content-Disposition").orElseThrow());
    assertEquals(404, get(number + "/2").statusCode());
  }

  @Test
  void nothingInAMailIsTakenForHtml() throws Exception {
    send("x@example.org", "<script>alert(1)</script>", "<img src=x onerror=alert(1)> https://a\"b");

    String list = get("/").body();
    String mail = get(list.replaceAll("(?s).*href=\"(/\\d+)\">&lt;script.*", "$1")).body();

    assertFalse(list.contains("<script"), list);
    assertFalse(mail.contains("<img"), mail);
    assertTrue(mail.contains("&lt;img src=x onerror=alert(1)&gt;"), mail);
  }

  @Test
  void aSiteWhoseNameWasMadeToLeadHereReadsNothing() throws Exception {
    send("victim@example.org", "Reset your password", "http://localhost:1/reset");

    try (Socket socket = new Socket("localhost", page)) {
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
      assertFalse(answer.contains("victim"), answer);
    }
  }

  @Test
  void everythingElseIsRefusedInWords() throws Exception {
    assertEquals(404, get("/999").statusCode());
    assertEquals(404, get("/no/such").statusCode());
    HttpRequest post =
        HttpRequest.newBuilder(address("/")).POST(BodyPublishers.ofString("x=y")).build();
    assertEquals(405, HTTP.send(post, BodyHandlers.ofString()).statusCode());
  }

  private static void send(String to, String subject, String text) {
    GreenMailUtil.sendTextEmail(to, "no-reply@throughline.example", subject, text, smtpServer());
  }

  private static ServerSetup smtpServer() {
    return new ServerSetup(smtp, "localhost", ServerSetup.PROTOCOL_SMTP);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
  }

  private static URI address(String path) {
    return URI.create("http://localhost:" + page + path);
  }
}
