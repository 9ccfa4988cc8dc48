package throughline.volunteers.volunteer;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.web.link.FollowedLinks;
import throughline.platform.web.link.LinkRateLimiter;
import throughline.volunteers.link.VolunteerLinks;

/** The link that joins a sign-in to the record of somebody. */
@Singleton
class InvitationLinks extends FollowedLinks {
  InvitationLinks(
      VolunteerLinks links,
      LinkRateLimiter rateLimiter,
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "throughline.web.tls") boolean tls) {
    super(
        links,
        rateLimiter,
        service,
        tls,
        "/invitation",
        "Keeps the link of an invitation out of the address");
  }
}
