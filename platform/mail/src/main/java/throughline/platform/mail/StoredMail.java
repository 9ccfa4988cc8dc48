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
    List<Attachment> attachments) {}
