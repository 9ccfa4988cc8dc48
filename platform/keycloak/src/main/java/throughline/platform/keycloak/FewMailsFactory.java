package throughline.platform.keycloak;

import java.time.Clock;
import org.keycloak.email.DefaultEmailSenderProviderFactory;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.KeycloakSession;

/** Makes Keycloak send few mails to one address; found by the name of its file. */
public class FewMailsFactory extends DefaultEmailSenderProviderFactory {

  private final RecentMails sent = new RecentMails(Clock.systemUTC());

  @Override
  public EmailSenderProvider create(KeycloakSession session) {
    return new FewMails(super.create(session), sent, session);
  }

  @Override
  public String getId() {
    return "throughline-few-mails";
  }

  @Override
  public int order() {
    return 1;
  }
}
