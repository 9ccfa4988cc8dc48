package throughline.volunteers.voice;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.web.link.FollowedLinks;
import throughline.platform.web.link.LinkRateLimiter;
import throughline.volunteers.link.VolunteerLinks;

/** The links that open the survey. */
@Singleton
class SurveyLinks extends FollowedLinks {
  SurveyLinks(
      VolunteerLinks links,
      LinkRateLimiter rateLimiter,
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "throughline.web.tls") boolean tls) {
    super(
        links,
        rateLimiter,
        service,
        tls,
        "/survey",
        "Keeps the link of a mail that asks how it is to volunteer out of the address");
  }
}
