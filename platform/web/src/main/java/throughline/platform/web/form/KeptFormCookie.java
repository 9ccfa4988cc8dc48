package throughline.platform.web.form;

import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.web.about.ServiceCookies;
import throughline.platform.web.seal.Secret;
import throughline.platform.web.seal.SecretCookie;

/** Opens the kept forms of a browser, the newest first: a {@link Secret} for each, no more. */
@Singleton
class KeptFormCookie implements ServiceCookies {

  /** As long as a working day: what lies around longer is not wanted any more. */
  static final Duration KEPT = Duration.ofHours(8);

  /** As many as are kept of one person; a browser sends them with every request. */
  private static final int MOST = KeptForms.MOST_OF_ONE_OWNER;

  private final SecretCookie cookie;

  KeptFormCookie(
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "throughline.web.tls") boolean tls) {
    // Lax: the provider may be another site, and leads back by a link.
    this.cookie = new SecretCookie(service + "-kept-form", "/", tls, CookieSameSite.LAX);
  }

  List<Secret> read(RoutingContext request) {
    return cookie.readAll(request).stream().limit(MOST).toList();
  }

  void add(RoutingContext request, Secret secret) {
    var all = Stream.concat(Stream.of(secret), without(request, secret)).limit(MOST).toList();
    cookie.setAll(request, all, KEPT);
  }

  void remove(RoutingContext request, Secret secret) {
    var left = without(request, secret).toList();
    if (left.isEmpty()) {
      cookie.remove(request);
    } else {
      cookie.setAll(request, left, KEPT);
    }
  }

  @Override
  public List<Described> cookies() {
    return List.of(
        new Described(
            cookie.name(),
            "Opens the forms that you could not send because your session had ended",
            "Until you have sent them, or %d hours after the last one".formatted(KEPT.toHours())));
  }

  private Stream<Secret> without(RoutingContext request, Secret secret) {
    return read(request).stream().filter(each -> !each.cookie().equals(secret.cookie()));
  }
}
