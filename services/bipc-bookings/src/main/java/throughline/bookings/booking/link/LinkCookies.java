package throughline.bookings.booking.link;

import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import throughline.platform.web.about.ServiceCookies;
import throughline.platform.web.seal.Secret;
import throughline.platform.web.seal.SecretCookie;

/** Holds the secret of a link that was followed, so that it does not stay in the address. */
public abstract class LinkCookies implements ServiceCookies {
  private static final Duration KEPT = Duration.ofMinutes(30);

  private final SecretCookie cookie;
  private final String purpose;

  /**
   * @param page the first part of the address that it is for, without a slash
   * @param purpose what it is for, as the page of cookies says
   */
  protected LinkCookies(String service, boolean tls, String page, String purpose) {
    // Lax: the reader comes from the page of a mailbox, which is another site.
    this.cookie = new SecretCookie(service + "-" + page, "/" + page, tls, CookieSameSite.LAX);
    this.purpose = purpose;
  }

  public Optional<Secret> read(RoutingContext request) {
    return cookie.read(request);
  }

  public void keep(RoutingContext request, Optional<Secret> link) {
    link.ifPresentOrElse(secret -> cookie.set(request, secret, KEPT), () -> cookie.remove(request));
  }

  @Override
  public List<Described> cookies() {
    return List.of(new Described(cookie.name(), purpose, KEPT.toMinutes() + " minutes"));
  }
}
