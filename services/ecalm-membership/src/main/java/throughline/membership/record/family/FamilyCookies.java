package throughline.membership.record.family;

import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.membership.contact.link.FamilyAccess;
import throughline.platform.web.about.ServiceCookies;
import throughline.platform.web.seal.Secret;
import throughline.platform.web.seal.SecretCookie;
import throughline.platform.web.session.VisitorSession;

/**
 * What a family's browser holds: the secret of the link until it is opened, so that it does not
 * stay in the address, and then that of the session.
 */
@Singleton
class FamilyCookies implements VisitorSession, ServiceCookies {

  private static final String PATH = "/family";

  /** Long enough to read one page and press its button. */
  private static final Duration LINK_KEPT = Duration.ofMinutes(15);

  private final SecretCookie link;
  private final SecretCookie session;
  private final FamilyAccess access;

  FamilyCookies(
      FamilyAccess access,
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "throughline.web.tls") boolean tls) {
    this.access = access;
    // Lax: the reader comes from the page of a mailbox, which is another site.
    this.link = new SecretCookie(service + "-family-link", PATH, tls, CookieSameSite.LAX);
    this.session = new SecretCookie(service + "-family", PATH, tls, CookieSameSite.STRICT);
  }

  @Override
  public Optional<Secret> secretOf(RoutingContext request) {
    return session.read(request);
  }

  Optional<Secret> linkOf(RoutingContext request) {
    return link.read(request);
  }

  void keepLink(RoutingContext request, Secret secret) {
    link.set(request, secret, LINK_KEPT);
  }

  /** A link that is cut short opens nothing, also if another was followed before. */
  void forgetLink(RoutingContext request) {
    link.remove(request);
  }

  void begin(RoutingContext request, Secret secret) {
    link.remove(request);
    session.set(request, secret, access.sessionLasts());
  }

  void end(RoutingContext request) {
    session.remove(request);
  }

  @Override
  public List<Described> cookies() {
    return List.of(
        new Described(
            link.name(), "Keeps the link of a mail out of the address", "Until it is opened"),
        new Described(
            session.name(),
            "Keeps the page open that a family opened by the link of a mail",
            "Until it is closed, or %d minutes".formatted(access.sessionLasts().toMinutes())));
  }
}
