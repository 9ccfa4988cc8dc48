package throughline.platform.mail;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A mail as it is kept until it has left. */
record StoredMail(
    UUID id,
    String messageId,
    String kind,
    String reference,
    Instant createdAt,
    int tries,
    String to,
    String subject,
    String text,
    String html,
    List<Attachment> attachments) {

  /** With this link, where one is to be. */
  StoredMail with(String link) {
    return new StoredMail(
        id,
        messageId,
        kind,
        reference,
        createdAt,
        tries,
        to,
        subject,
        text.replace(LinkAtSending.PLACEHOLDER, link),
        html.replace(LinkAtSending.PLACEHOLDER, link),
        attachments);
  }
}
