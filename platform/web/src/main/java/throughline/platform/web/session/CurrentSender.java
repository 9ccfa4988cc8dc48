package throughline.platform.web.session;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import throughline.platform.web.layout.CurrentPerson;
import throughline.platform.web.seal.Secret;

/**
 * Whose forms and idempotency keys those of this request are: of the person who is signed in, or
 * else of a visitor to whom the service gave a session.
 */
@RequestScoped
public class CurrentSender {

  private final CurrentPerson person;
  private final Instance<VisitorSession> visitors;
  private final RoutingContext request;

  CurrentSender(CurrentPerson person, Instance<VisitorSession> visitors, RoutingContext request) {
    this.person = person;
    this.visitors = visitors;
    this.request = request;
  }

  /** Whether there is anybody in whose name a form could be misused. */
  public boolean known() {
    return person.signedIn() || visitor().isPresent();
  }

  /** Never shown, never logged. */
  public String subject() {
    return person.signedIn() ? person.subject() : visitorsSecret();
  }

  /** A program that opens pages with a bearer token has no session: the person stands for it. */
  public String session() {
    if (!person.signedIn()) {
      return visitorsSecret();
    }
    return CurrentSession.secretOf(request).map(Secret::cookie).orElseGet(person::subject);
  }

  private String visitorsSecret() {
    return visitor().orElseThrow(() -> new IllegalStateException("nobody is known")).cookie();
  }

  private Optional<Secret> visitor() {
    return visitors.stream().findFirst().flatMap(session -> session.secretOf(request));
  }
}
