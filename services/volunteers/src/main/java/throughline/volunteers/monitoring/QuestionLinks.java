package throughline.volunteers.monitoring;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import throughline.platform.web.link.FollowedLinks;
import throughline.platform.web.link.LinkRateLimiter;
import throughline.volunteers.link.VolunteerLinks;

/** The links that open the questions of equality. */
@Singleton
class QuestionLinks extends FollowedLinks {
  QuestionLinks(
      VolunteerLinks links,
      LinkRateLimiter rateLimiter,
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "throughline.web.tls") boolean tls) {
    super(
        links,
        rateLimiter,
        service,
        tls,
        "/questions",
        "Keeps the link of a mail that asks four questions out of the address");
  }
}
