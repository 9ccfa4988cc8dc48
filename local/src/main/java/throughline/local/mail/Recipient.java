package throughline.local.mail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.internet.MimeMessage;

/**
 * Whoever a mail is for: nobody here has a mailbox of their own, since GreenMail's keep everything
 * that ever came.
 */
final class Recipient implements GreenMailUser {
  private static final String ANYBODY = "anybody";

  private final Inbox inbox;

  Recipient(Inbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public void deliver(MovingMessage message) {
    inbox.take(message.getMessage());
  }

  @Override
  public void deliver(MimeMessage message) {
    inbox.take(message);
  }

  @Override
  public String getEmail() {
    return ANYBODY;
  }

  @Override
  public String getLogin() {
    return ANYBODY;
  }

  @Override
  public String getQualifiedMailboxName() {
    return ANYBODY;
  }

  @Override
  public String getPassword() {
    return "";
  }

  @Override
  public void setPassword(String password) {
    throw new UnsupportedOperationException("Nobody signs in to this mail server");
  }

  @Override
  public void authenticate(String password) {
    throw new UnsupportedOperationException("Nobody signs in to this mail server");
  }

  @Override
  public void create() {
    // There is no mailbox to make.
  }

  @Override
  public void delete() {
    // There is no mailbox to delete.
  }
}
