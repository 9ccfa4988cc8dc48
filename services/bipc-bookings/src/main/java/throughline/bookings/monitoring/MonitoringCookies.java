package throughline.bookings.monitoring;

import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.web.about.ServiceCookies;
import throughline.platform.web.seal.Secret;
import throughline.platform.web.seal.SecretCookie;

/** Holds the secret of a link that was followed, so that it does not stay in the address. */
@Singleton
class MonitoringCookies implements ServiceCookies {
  private static final Duration KEPT = Duration.ofMinutes(30);

  private final SecretCookie cookie;

  MonitoringCookies(
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "throughline.web.tls") boolean tls) {
    // Lax: the reader comes from the page of a mailbox, which is another site.
    cookie = new SecretCookie(service + "-questions", "/questions", tls, CookieSameSite.LAX);
  }

  Optional<Secret> read(RoutingContext request) {
    return cookie.read(request);
  }

  void keep(RoutingContext request, Optional<Secret> link) {
    link.ifPresentOrElse(secret -> cookie.set(request, secret, KEPT), () -> cookie.remove(request));
  }

  @Override
  public List<Described> cookies() {
    return List.of(
        new Described(
            cookie.name(),
            "Keeps the link of a mail that asks four questions out of the address",
            KEPT.toMinutes() + " minutes"));
  }
}
