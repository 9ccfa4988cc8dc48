package throughline.volunteers.standing;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.web.link.FollowedLinks;
import throughline.platform.web.link.LinkRateLimiter;
import throughline.volunteers.link.VolunteerLinks;

/** The link by which a parent or guardian says whether they agree. */
@Singleton
class GuardianLinks extends FollowedLinks {
  GuardianLinks(
      VolunteerLinks links,
      LinkRateLimiter rateLimiter,
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "throughline.web.tls") boolean tls) {
    super(
        links,
        rateLimiter,
        service,
        tls,
        GuardianMails.PAGE,
        "Keeps the link of a mail to a parent or guardian out of the address");
  }
}
