package throughline.platform.mail;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A mail as it is kept until it has left: in HTML alone, from which its plain text is taken when it
 * leaves.
 */
record StoredMail(
    UUID id,
    String messageId,
    String kind,
    String reference,
    Instant createdAt,
    int tries,
    String to,
    String replyTo,
    String subject,
    String html,
    List<Attachment> attachments) {

  StoredMail with(String link) {
    return new StoredMail(
        id,
        messageId,
        kind,
        reference,
        createdAt,
        tries,
        to,
        replyTo,
        subject,
        html.replace(LinkAtSending.PLACEHOLDER, link),
        attachments);
  }

  String text() {
    return PlainText.of(html);
  }
}
