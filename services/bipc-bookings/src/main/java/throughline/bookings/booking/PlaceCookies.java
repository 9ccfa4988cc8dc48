package throughline.bookings.booking;

import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.bookings.booking.link.BookingLinks;
import throughline.platform.web.about.ServiceCookies;
import throughline.platform.web.seal.Secret;
import throughline.platform.web.seal.SecretCookie;

/**
 * Keeps the secret of a mail's link out of the address. Each cookie belongs to the page of one
 * booking or request, so that two mails opened beside each other do not mix.
 */
@Singleton
class PlaceCookies implements ServiceCookies {
  private final BookingLinks links;
  private final String name;
  private final boolean tls;

  PlaceCookies(
      BookingLinks links,
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "throughline.web.tls") boolean tls) {
    this.links = links;
    this.name = service + "-place";
    this.tls = tls;
  }

  void keep(RoutingContext request, UUID holder, Secret link) {
    cookie(holder).set(request, link, links.sessionLasts());
  }

  /** Whether the browser brought what opens this page. */
  boolean open(RoutingContext request, UUID holder) {
    return cookie(holder).read(request).flatMap(links::holderOf).filter(holder::equals).isPresent();
  }

  /** Lax: the reader comes from the page of a mailbox, which is another site. */
  private SecretCookie cookie(UUID holder) {
    return new SecretCookie(name, "/place/" + holder, tls, CookieSameSite.LAX);
  }

  @Override
  public List<Described> cookies() {
    return List.of(
        new Described(
            new SecretCookie(name, "/place", tls, CookieSameSite.LAX).name(),
            "Keeps the page of a place open that somebody opened by the link of a mail",
            "%d minutes".formatted(links.sessionLasts().toMinutes())));
  }
}
