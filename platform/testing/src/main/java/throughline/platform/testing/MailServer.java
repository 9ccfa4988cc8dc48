package throughline.platform.testing;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import throughline.platform.servers.ports.FreePorts;

/** A real SMTP server that keeps what it takes, and refuses some as servers do. */
final class MailServer extends GreenMail {

  private static final Map<String, String> REFUSALS =
      Map.of(
          "nobody", "550 5.1.1 <%s>: there is no such user here",
          "malformed", "501 <%s>: malformed address",
          "unparsed", "555 5.5.2 Syntax error, cannot decode <%s>",
          "later", "451 4.7.1 <%s>: try again later",
          "forbidden", "550 5.7.1 <%s>: this host may not send here",
          "unsent", "501 5.1.7 Bad sender address syntax",
          "locked", "530 5.7.0 Sign in first");

  private final int port;

  private MailServer(int port) {
    super(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
    this.port = port;
    withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
  }

  static MailServer started() {
    var server = new MailServer(FreePorts.reserve());
    server.start();
    return server;
  }

  /** Its threads inherit the loader, and a test of an application has one of its own. */
  @Override
  public synchronized void start() {
    var thread = Thread.currentThread();
    var loader = thread.getContextClassLoader();
    thread.setContextClassLoader(MailServer.class.getClassLoader());
    try {
      super.start();
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  int port() {
    return port;
  }

  /** Theirs alone: a test that waits for one mail asks many times, among thousands of others. */
  List<byte[]> mailsTo(String address) {
    var somebody = getUserManager().getUserByEmail(address);
    if (somebody == null) {
      return List.of();
    }
    try {
      return managers.getImapHostManager().getInbox(somebody).getMessages().stream()
          .map(StoredMessage::getMimeMessage)
          .map(MailServer::bytes)
          .toList();
    } catch (FolderException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers unused) {
    managers = new RefusingManagers();
    return super.createServices(setups, managers);
  }

  private static byte[] bytes(MimeMessage mail) {
    try (var out = new ByteArrayOutputStream()) {
      mail.writeTo(out);
      return out.toByteArray();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class RefusingManagers extends Managers {

    private final SmtpManager smtp = new Refusing(getImapHostManager(), getUserManager());

    @Override
    public SmtpManager getSmtpManager() {
      return smtp;
    }
  }

  private static final class Refusing extends SmtpManager {

    Refusing(ImapHostManager mailboxes, UserManager users) {
      super(mailboxes, users);
    }

    @Override
    public String checkRecipient(SmtpState state, MailAddress to) {
      return REFUSALS.entrySet().stream()
          .filter(refusal -> to.getEmail().startsWith(refusal.getKey()))
          .findAny()
          .map(refusal -> refusal.getValue().formatted(to.getEmail()))
          .orElse(null);
    }
  }
}
