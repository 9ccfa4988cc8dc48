package throughline.platform.mail;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail as an administrator sees it: never its contents.
 *
 * @param to null once it is wiped, as are the subject and the server's reply
 */
public record MailView(
    UUID id,
    String kind,
    String reference,
    Instant created,
    MailStatus status,
    int tries,
    Instant nextTry,
    Instant finished,
    String reason,
    String serverReply,
    String to,
    String subject) {

  /** Whether an administrator may let it be sent once more: its contents are still there. */
  public boolean canBeTriedAgain() {
    return status == MailStatus.FAILED && to != null;
  }

  /** Whether it waits for another try. */
  public boolean putOff() {
    return status == MailStatus.WAITING && reason != null;
  }
}
