package throughline.local.mail;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import throughline.local.mail.Mail.Attached;

/** Every mail that has come since the server started, whoever it is for. */
final class Inbox {
  private final GreenMail server;

  Inbox(GreenMail server) {
    this.server = server;
  }

  /** In the order in which they came, numbered from 1. */
  List<Mail> all() {
    List<MimeMessage> messages =
        Stream.of(server.getReceivedMessages())
            .sorted(Comparator.comparing(Inbox::received))
            .toList();
    return IntStream.range(0, messages.size())
        .mapToObj(index -> mail(index + 1, messages.get(index)))
        .toList();
  }

  private static Mail mail(int number, MimeMessage message) {
    try {
      return new Mail(
          number,
          addresses(message.getRecipients(Message.RecipientType.TO)),
          addresses(message.getFrom()),
          message.getSubject() == null ? "(no subject)" : message.getSubject(),
          received(message).toInstant(),
          text(message),
          attached(message));
    } catch (MessagingException | IOException e) {
      return new Mail(
          number, "", "", "(cannot be read)", received(message).toInstant(), "", List.of());
    }
  }

  private static Date received(MimeMessage message) {
    try {
      return message.getReceivedDate();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
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

  /** The plain words of a mail: the first part of that kind. */
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
