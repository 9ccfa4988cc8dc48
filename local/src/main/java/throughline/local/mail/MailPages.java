package throughline.local.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The list of mails at /, each mail at /its number, its files behind that. */
final class MailPages implements HttpHandler {
  private final Inbox inbox;
  private final Set<String> ownNames;

  MailPages(Inbox inbox, int port) {
    this.inbox = inbox;
    this.ownNames = Set.of("localhost:" + port, "127.0.0.1:" + port);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!ownNames.contains(String.valueOf(exchange.getRequestHeaders().getFirst("Host")))) {
        // A page from elsewhere could otherwise have its own name lead here and read the links.
        answer(exchange, 403, "text/plain", "This page is read at http://localhost alone.\n");
      } else if (!exchange.getRequestMethod().equals("GET")) {
        answer(exchange, 405, "text/plain", "This page can only be read.\n");
      } else {
        show(exchange, exchange.getRequestURI().getPath());
      }
    }
  }

  private void show(HttpExchange exchange, String path) throws IOException {
    if (path.equals("/style.css")) {
      answer(exchange, 200, "text/css", style());
      return;
    }
    List<Mail> mails = inbox.all();
    if (path.equals("/")) {
      answer(exchange, 200, "text/html", MailHtml.list(mails, inbox.taken()));
      return;
    }
    for (Mail mail : mails) {
      if (path.equals("/" + mail.number())) {
        answer(exchange, 200, "text/html", MailHtml.one(mail));
        return;
      }
      for (int i = 0; i < mail.attached().size(); i++) {
        if (path.equals("/%d/%d".formatted(mail.number(), i + 1))) {
          hand(exchange, mail.attached().get(i));
          return;
        }
      }
    }
    answer(exchange, 404, "text/html", MailHtml.missing());
  }

  private static String style() throws IOException {
    try (InputStream in = MailPages.class.getResourceAsStream("style.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Kept by the browser, and never shown by it, whatever it holds. */
  private static void hand(HttpExchange exchange, Mail.Attached file) throws IOException {
    String name = file.name().replaceAll("[^A-Za-z0-9._-]", "-");
    exchange
        .getResponseHeaders()
        .set("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
    answer(exchange, 200, "application/octet-stream", file.content());
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    answer(exchange, status, type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Cache-Control", "no-store");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set(
        "Content-Security-Policy",
        "default-src 'none'; img-src data:; style-src 'self'; frame-ancestors 'none'; base-uri 'none'");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
