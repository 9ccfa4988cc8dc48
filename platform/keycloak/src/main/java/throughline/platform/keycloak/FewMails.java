package throughline.platform.keycloak;

import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Sends what strangers can ask for only so often to one address. Whoever asks is told the same
 * whether it is sent or not, since another answer would say that there is such an account.
 */
class FewMails implements EmailSenderProvider {

  private static final Logger LOG = Logger.getLogger(FewMails.class);
  private static final String OF_ADMINISTRATORS = "/admin/";

  private final EmailSenderProvider sender;
  private final RecentMails sent;
  private final KeycloakSession session;

  FewMails(EmailSenderProvider sender, RecentMails sent, KeycloakSession session) {
    this.sender = sender;
    this.sent = sent;
    this.session = session;
  }

  @Override
  public void send(
      Map<String, String> config, UserModel user, String subject, String text, String html)
      throws EmailException {
    if (mayGo(user.getEmail())) {
      sender.send(config, user, subject, text, html);
    }
  }

  @Override
  public void send(
      Map<String, String> config, String address, String subject, String text, String html)
      throws EmailException {
    if (mayGo(address)) {
      sender.send(config, address, subject, text, html);
    }
  }

  /** Without an address, Keycloak's own sender says so. */
  private boolean mayGo(String address) {
    if (address == null || isOfAnAdministrator() || sent.count(address)) {
      return true;
    }
    LOG.info("event=mail-not-sent cause=too-many-to-one-address");
    return false;
  }

  private boolean isOfAnAdministrator() {
    var request = session.getContext().getHttpRequest();
    return request != null && request.getUri().getPath().startsWith(OF_ADMINISTRATORS);
  }

  @Override
  public void validate(Map<String, String> config) throws EmailException {
    sender.validate(config);
  }

  @Override
  public void close() {
    sender.close();
  }
}
