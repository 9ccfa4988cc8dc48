package throughline.local.mail;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The pages as text. Nothing of a mail is taken for HTML. */
final class MailHtml {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss", Locale.UK)
          .withZone(ZoneId.of("Europe/London"));
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <link rel="icon" href="data:,">
      <title>%1$s - Mail of the demonstration</title>
      <link rel="stylesheet" href="/style.css">
      </head>
      <body>
      <header><p>Mail of the demonstration. No mail leaves this machine; all of it is forgotten when the suite stops.</p></header>
      <main>
      <h1>%1$s</h1>
      %2$s</main>
      </body>
      </html>
      """;

  private static final String TABLE =
      """
      <table>
      <caption>%s Load the page again to see what has come since.</caption>
      <thead><tr><th scope="col">To</th><th scope="col">Subject</th><th scope="col">Received</th></tr></thead>
      <tbody>
      %s
      </tbody>
      </table>
      """;

  private static final String MAIL =
      """
      <dl>
      <div><dt>To</dt><dd>%s</dd></div>
      <div><dt>From</dt><dd>%s</dd></div>
      <div><dt>Received</dt><dd>%s</dd></div>
      %s</dl>
      <div class="text">%s</div>
      <p><a href="/">All mail</a></p>
      """;

  private MailHtml() {}

  static String list(List<Mail> mails, int taken) {
    if (mails.isEmpty()) {
      return page(
          "Mail", "<p>No mail has come yet. Load the page again when something was sent.</p>\n");
    }
    String rows =
        mails.stream()
            .sorted(Comparator.comparing(Mail::number).reversed())
            .map(MailHtml::row)
            .collect(Collectors.joining("\n"));
    return page("Mail", TABLE.formatted(shown(mails.size(), taken), rows));
  }

  private static String shown(int kept, int taken) {
    return kept == taken
        ? "The newest first."
        : "The newest %,d of %,d, the newest first. Older mails were dropped to make room."
            .formatted(kept, taken);
  }

  private static String row(Mail mail) {
    return "<tr><td>%s</td><td><a href=\"/%d\">%s</a></td><td>%s</td></tr>"
        .formatted(
            escaped(mail.to()),
            mail.number(),
            escaped(mail.subject()),
            TIME.format(mail.received()));
  }

  static String one(Mail mail) {
    return page(
        escaped(mail.subject()),
        MAIL.formatted(
            escaped(mail.to()),
            escaped(mail.from()),
            TIME.format(mail.received()),
            attached(mail),
            withLinks(mail.text())));
  }

  private static String attached(Mail mail) {
    return IntStream.range(0, mail.attached().size())
        .mapToObj(
            index ->
                "<div><dt>Attached</dt><dd><a href=\"/%d/%d\">%s</a></dd></div>\n"
                    .formatted(
                        mail.number(), index + 1, escaped(mail.attached().get(index).name())))
        .collect(Collectors.joining());
  }

  static String missing() {
    return page(
        "There is no such mail",
        "<p>It may have been dropped to make room for newer ones. <a href=\"/\">All mail</a></p>\n");
  }

  private static String page(String title, String content) {
    return PAGE.formatted(title, content);
  }

  private static String withLinks(String text) {
    StringBuilder html = new StringBuilder();
    Matcher links = LINK.matcher(text);
    int end = 0;
    for (MatchResult link : links.results().toList()) {
      String address = escaped(link.group());
      html.append(escaped(text.substring(end, link.start())));
      html.append("<a href=\"%1$s\">%1$s</a>".formatted(address));
      end = link.end();
    }
    return html.append(escaped(text.substring(end))).toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
