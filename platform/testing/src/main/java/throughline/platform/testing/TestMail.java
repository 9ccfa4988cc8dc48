package throughline.platform.testing;

import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The real SMTP server of this test JVM. It takes mail for everybody but whose address begins with
 * {@code nobody} (no such user), {@code malformed} (nor can there be), {@code later} (try again) or
 * {@code forbidden} (a rule).
 */
public final class TestMail {

  public record Received(
      String to,
      String from,
      String replyTo,
      String subject,
      String messageId,
      String text,
      String html,
      List<File> files) {

    public record File(String name, String contentType, String content) {}
  }

  private final int port;
  private final Function<String, List<byte[]>> mailsTo;
  private final Runnable stop;
  private final Runnable start;

  TestMail(int port, Function<String, List<byte[]>> mailsTo, Runnable stop, Runnable start) {
    this.port = port;
    this.mailsTo = mailsTo;
    this.stop = stop;
    this.start = start;
  }

  public int port() {
    return port;
  }

  public List<Received> receivedBy(String address) {
    return mailsTo.apply(address).stream().map(TestMail::read).toList();
  }

  /** Does the work while no mail server answers; what came before is forgotten. */
  public void whileAway(Runnable work) {
    stop.run();
    try {
      work.run();
    } finally {
      start.run();
    }
  }

  private static Received read(byte[] bytes) {
    try {
      var mail = new MimeMessage(null, new ByteArrayInputStream(bytes));
      var parts = new ArrayList<Part>();
      collect(mail, parts);
      return new Received(
          mail.getRecipients(RecipientType.TO)[0].toString(),
          mail.getFrom()[0].toString(),
          mail.getHeader("Reply-To", null),
          mail.getSubject(),
          mail.getMessageID(),
          letter(parts, "text/plain"),
          letter(parts, "text/html"),
          files(parts));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void collect(Part part, List<Part> leaves) throws MessagingException, IOException {
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart inner = parts.getBodyPart(i);
        collect(inner, leaves);
      }
    } else {
      leaves.add(part);
    }
  }

  private static String letter(List<Part> parts, String type)
      throws MessagingException, IOException {
    for (Part part : parts) {
      if (part.getFileName() == null && part.isMimeType(type)) {
        return content(part);
      }
    }
    return null;
  }

  private static List<Received.File> files(List<Part> parts)
      throws MessagingException, IOException {
    var files = new ArrayList<Received.File>();
    for (Part part : parts) {
      if (part.getFileName() != null) {
        files.add(new Received.File(part.getFileName(), part.getContentType(), content(part)));
      }
    }
    return files;
  }

  private static String content(Part part) throws MessagingException, IOException {
    return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
