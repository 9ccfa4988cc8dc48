package throughline.local.mail;

import java.time.Instant;
import java.util.List;

record Mail(
    int number,
    String to,
    String from,
    String subject,
    Instant received,
    String text,
    List<Attached> attached) {

  long bytes() {
    return 2L * (to.length() + from.length() + subject.length() + text.length())
        + attached.stream().mapToLong(file -> file.content().length).sum();
  }

  /** A file that came with it, such as an entry for a calendar. */
  record Attached(String name, byte[] content) {}
}
