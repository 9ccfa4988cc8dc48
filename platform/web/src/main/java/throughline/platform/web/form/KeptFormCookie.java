package throughline.platform.web.form;

import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.web.seal.Secret;
import throughline.platform.web.seal.SecretCookie;

/** The cookie that opens a kept form: a {@link Secret}, and nothing of what was typed. */
@Singleton
class KeptFormCookie {

  private final SecretCookie cookie;

  KeptFormCookie(
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "throughline.web.tls") boolean tls) {
    // Lax: the provider may be another site, and leads back by a link.
    this.cookie = new SecretCookie(service + "-kept-form", "/", tls, CookieSameSite.LAX);
  }

  Optional<Secret> read(RoutingContext request) {
    return cookie.read(request);
  }

  void set(RoutingContext request, Secret secret, Duration age) {
    cookie.set(request, secret, age);
  }

  void remove(RoutingContext request) {
    cookie.remove(request);
  }
}
