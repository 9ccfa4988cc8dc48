package throughline.bookings.booking;

import static org.awaitility.Awaitility.await;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.TestMail;
import throughline.platform.testing.TestServers;

/** Somebody without an account: a mailbox, and a browser in which its links are followed. */
public final class Guest {

  private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/place/link/\\S+)");

  private final String name = newName();
  private final String address = UUID.randomUUID() + "@example.org";
  private final Browser browser = Browser.ofNobodyElsewhere();

  /** Like nobody else's, so that no two records look like one person. */
  static String newName() {
    var random = new SecureRandom();
    var letters =
        random.ints(16, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    return "G" + letters.substring(0, 8) + " H" + letters.substring(8);
  }

  public String name() {
    return name;
  }

  public String address() {
    return address;
  }

  public Page ask(String session) {
    return ask(session, Map.of());
  }

  public Page ask(String session, Map<String, String> typed) {
    var fields = new HashMap<>(Map.of("name", name, "email", address, "talkAbout", ""));
    fields.putAll(typed);
    return browser.post("/sessions/" + session + "/ask", fields);
  }

  List<TestMail.Received> mails() {
    return TestServers.mail().receivedBy(address);
  }

  /** The newest mail that begins so, as soon as it is there. */
  public TestMail.Received mail(String subject) {
    await().until(() -> mails().stream().anyMatch(mail -> mail.subject().startsWith(subject)));
    return mails().stream()
        .filter(mail -> mail.subject().startsWith(subject))
        .reduce((before, last) -> last)
        .orElseThrow();
  }

  /** Where the link of the newest mail leads that begins so. */
  public String link(String subject) {
    var mail = mail(subject);
    var found = LINK.matcher(mail.text());
    if (!found.find()) {
      throw new AssertionError("no link: " + mail.text());
    }
    return found.group(1);
  }

  /** Opens the page behind the link of a mail, and changes nothing. */
  public Page follow(String subject) {
    return browser.follow(browser.open(link(subject)));
  }

  /** Presses the button of a page. */
  public Page press(Page page, String action) {
    return press(page, action, Map.of());
  }

  public Page press(Page page, String action, Map<String, String> typed) {
    return browser.send(page, action, typed);
  }

  public Page open(String address) {
    return browser.open(address);
  }

  public Page after(Page answer) {
    return browser.follow(answer);
  }

  /** What the page of the link belongs to. */
  public static String holder(Page page) {
    var found = Pattern.compile("/place/([0-9a-f-]{36})").matcher(page.source());
    if (!found.find()) {
      throw new AssertionError("no place on the page: " + page.text("main"));
    }
    return found.group(1);
  }

  /** Books a place by asking and pressing. */
  public String booked(String session) {
    ask(session).then().statusCode(303);
    var page = follow("Confirm your place");
    var request = holder(page);
    press(page, "/place/" + request + "/confirm").then().statusCode(303);
    return Database.text("SELECT booking_id FROM place_request WHERE id = '%s'".formatted(request));
  }

  public String state(String session) {
    return Database.text(
        """
        SELECT state FROM place_request WHERE session_id = '%s' AND lower(address) = lower('%s')
        """
            .formatted(session, address));
  }
}
