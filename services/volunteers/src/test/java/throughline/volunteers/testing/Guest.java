package throughline.volunteers.testing;

import static org.awaitility.Awaitility.await;

import java.util.UUID;
import java.util.regex.Pattern;
import throughline.platform.testing.TestMail;
import throughline.platform.testing.TestServers;

/** Somebody with a mailbox. */
public final class Guest {
  private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/[a-z]+/link/\\S+)");

  private final String address = UUID.randomUUID() + "@example.org";

  public String address() {
    return address;
  }

  /** How many mails there are now. */
  public int mails() {
    return TestServers.mail().receivedBy(address).size();
  }

  /** The newest mail that begins so, as soon as it is there. */
  public TestMail.Received mail(String subject) {
    await()
        .until(
            () ->
                TestServers.mail().receivedBy(address).stream()
                    .anyMatch(mail -> mail.subject().startsWith(subject)));
    return TestServers.mail().receivedBy(address).stream()
        .filter(mail -> mail.subject().startsWith(subject))
        .reduce((before, last) -> last)
        .orElseThrow();
  }

  /** Where the link of the newest mail leads that begins so. */
  public String link(String subject) {
    var found = LINK.matcher(mail(subject).text());
    if (!found.find()) {
      throw new AssertionError("no link: " + mail(subject).text());
    }
    return found.group(1);
  }
}
