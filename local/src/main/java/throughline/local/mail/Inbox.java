package throughline.local.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.local.mail.Mail.Attached;

/**
 * The newest mails since the server started, whoever they are for. Its memory is bounded, so that
 * the server outlives any number of them: the oldest make room.
 */
final class Inbox {
  static final int MAILS = 500;

  /** What their texts and files take together at the most, in bytes; the newest mail may exceed. */
  static final long BYTES = 8 << 20;

  private final Clock clock;
  private final Deque<Mail> newest = new ArrayDeque<>();
  private int taken;
  private long bytes;

  Inbox(Clock clock) {
    this.clock = clock;
  }

  synchronized List<Mail> all() {
    return List.copyOf(newest);
  }

  synchronized int taken() {
    return taken;
  }

  /** Keeps one mail, in the place of the oldest where there is no room. */
  synchronized void take(MimeMessage message) {
    Mail mail = mail(++taken, message, clock.instant());
    newest.add(mail);
    bytes += mail.bytes();
    while (newest.size() > MAILS || bytes > BYTES && newest.size() > 1) {
      bytes -= newest.remove().bytes();
    }
  }

  private static Mail mail(int number, MimeMessage message, Instant received) {
    try {
      return new Mail(
          number,
          addresses(message.getRecipients(Message.RecipientType.TO)),
          addresses(message.getFrom()),
          message.getSubject() == null ? "(no subject)" : message.getSubject(),
          received,
          text(message),
          attached(message));
    } catch (MessagingException | IOException e) {
      return new Mail(number, "", "", "(cannot be read)", received, "", List.of());
    }
  }

  private static String addresses(Address[] addresses) {
    return Stream.ofNullable(addresses)
        .flatMap(Stream::of)
        .map(each -> each instanceof InternetAddress mail ? mail.getAddress() : each.toString())
        .collect(Collectors.joining(", "));
  }

  private static List<Attached> attached(Part part) throws MessagingException, IOException {
    List<Attached> files = new ArrayList<>();
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        files.addAll(attached(parts.getBodyPart(i)));
      }
    } else if (part.getFileName() != null) {
      try (InputStream in = part.getInputStream()) {
        files.add(new Attached(part.getFileName(), in.readAllBytes()));
      }
    }
    return files;
  }

  private static String text(Part part) throws MessagingException, IOException {
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String text = text(parts.getBodyPart(i));
        if (!text.isEmpty()) {
          return text;
        }
      }
      return "";
    }
    return part.isMimeType("text/plain") ? part.getContent().toString() : "";
  }
}
