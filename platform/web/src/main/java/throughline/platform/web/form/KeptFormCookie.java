package throughline.platform.web.form;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.web.seal.Secret;

/** The cookie that opens a kept form: a {@link Secret}, and nothing of what was typed. */
@Singleton
class KeptFormCookie {

  private final String name;
  private final boolean secure;

  KeptFormCookie(
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "throughline.web.tls") boolean tls) {
    this.name = service + "-kept-form";
    this.secure = tls;
  }

  Optional<Secret> read(RoutingContext request) {
    return Optional.ofNullable(request.request().getCookie(name))
        .map(Cookie::getValue)
        .flatMap(Secret::read);
  }

  /** Lax: the provider may be another site, and leads back by a link. */
  void set(RoutingContext request, Secret secret, Duration age) {
    request
        .response()
        .addCookie(
            Cookie.cookie(name, secret.cookie())
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.LAX)
                .setMaxAge(age.toSeconds()));
  }

  void remove(RoutingContext request) {
    request.response().removeCookie(name, true);
  }
}
