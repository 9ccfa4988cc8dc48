package throughline.membership.record.family;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Page;
import throughline.platform.testing.TestMail;
import throughline.platform.testing.TestServers;

/** A guardian's mailbox, and the browser in which the links of its mails are followed. */
final class Mailbox {

  private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/family/link/\\S+)");

  private final String address = UUID.randomUUID() + "@example.org";
  private final Browser browser;

  Mailbox() {
    this(Browser.ofNobody());
  }

  /** Two guardians may share a browser. */
  Mailbox(Browser browser) {
    this.browser = browser;
  }

  String address() {
    return address;
  }

  Browser browser() {
    return browser;
  }

  List<TestMail.Received> mails() {
    return TestServers.mail().receivedBy(address);
  }

  /** The path of the link of the mail with this number from 1, as soon as it is there. */
  String link(int number) {
    var mail = await().until(this::mails, mails -> mails.size() >= number).get(number - 1);
    var found = LINK.matcher(mail.text());
    if (!found.find() || !mail.html().contains(found.group())) {
      throw new AssertionError("no link, or another in HTML: " + mail.text());
    }
    return found.group(1);
  }

  /** Follows a link and presses the button behind it. */
  Page press(String link) {
    return browser.send(browser.follow(browser.open(link)), "/family/open", Map.of());
  }

  /** The page of what is held, by the newest mail so far. */
  Page opened() {
    link(1);
    return browser.follow(press(link(mails().size())));
  }

  Page held() {
    return browser.open("/family");
  }
}
