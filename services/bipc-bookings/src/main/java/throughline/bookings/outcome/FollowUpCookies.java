package throughline.bookings.outcome;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.bookings.booking.link.LinkCookies;

/** For the link that opens the questions what came of it. */
@Singleton
class FollowUpCookies extends LinkCookies {
  FollowUpCookies(
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "throughline.web.tls") boolean tls) {
    super(
        service,
        tls,
        "follow-up",
        "Keeps the link of a mail that asks what came of it out of the address");
  }
}
