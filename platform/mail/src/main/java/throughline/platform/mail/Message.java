package throughline.platform.mail;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * A mail to one person.
 *
 * @param kind what sort of mail it is, for gates, metrics and the page: "booking-confirmed"
 * @param reference the number of what it is about; it appears on pages and never names anybody
 * @param to the address, as the sign-in provider or the person gave it
 * @param subject one line
 * @param replyTo where an answer goes; null if nobody reads one
 * @param body HTML, by a template that includes {@code letter}; the plain text follows from it
 */
public record Message(
    String kind,
    String reference,
    String to,
    String replyTo,
    String subject,
    TemplateInstance body,
    List<Attachment> attachments) {

  /** A line break in a subject would begin a header of its own. */
  public Message {
    subject = subject.replaceAll("\\s+", " ").strip();
    attachments = List.copyOf(attachments);
  }

  /** A mail that nobody reads an answer to. */
  public Message(
      String kind,
      String reference,
      String to,
      String subject,
      TemplateInstance body,
      List<Attachment> attachments) {
    this(kind, reference, to, null, subject, body, attachments);
  }

  /** A mail without attachments. */
  public Message(String kind, String reference, String to, String subject, TemplateInstance body) {
    this(kind, reference, to, subject, body, List.of());
  }
}
