package throughline.bookings.outcome;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.bookings.booking.link.BookingLinks;
import throughline.platform.web.link.FollowedLinks;
import throughline.platform.web.link.LinkRateLimiter;

/** The links that open the questions what came of it. */
@Singleton
class FollowUpLinks extends FollowedLinks {
  FollowUpLinks(
      BookingLinks links,
      LinkRateLimiter rateLimiter,
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "throughline.web.tls") boolean tls) {
    super(
        links,
        rateLimiter,
        service,
        tls,
        "/follow-up",
        "Keeps the link of a mail that asks what came of it out of the address");
  }
}
