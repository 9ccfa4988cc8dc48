package throughline.volunteers.joining;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.web.link.FollowedLinks;
import throughline.platform.web.link.LinkRateLimiter;
import throughline.volunteers.link.VolunteerLinks;

/** The link by which somebody without a sign-in confirms what they applied for. */
@Singleton
class ApplicationLinks extends FollowedLinks {
  ApplicationLinks(
      VolunteerLinks links,
      LinkRateLimiter rateLimiter,
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "throughline.web.tls") boolean tls) {
    super(
        links,
        rateLimiter,
        service,
        tls,
        "/application",
        "Keeps the link of a mail about an application out of the address");
  }
}
