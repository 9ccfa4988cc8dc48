package throughline.bookings.monitoring;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.bookings.booking.link.LinkCookies;

/** For the link that opens the questions of equality. */
@Singleton
class MonitoringCookies extends LinkCookies {
  MonitoringCookies(
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "throughline.web.tls") boolean tls) {
    super(
        service,
        tls,
        "questions",
        "Keeps the link of a mail that asks four questions out of the address");
  }
}
