package throughline.volunteers.voice;

import jakarta.inject.Singleton;
import throughline.platform.web.link.FollowedLinks;
import throughline.platform.web.link.LinkedPages;
import throughline.volunteers.link.VolunteerLinks;

/** The links that open the survey. */
@Singleton
class SurveyLinks extends FollowedLinks {
  SurveyLinks(VolunteerLinks links, LinkedPages pages) {
    super(
        links,
        pages,
        "/survey",
        "Keeps the link of a mail that asks how it is to volunteer out of the address");
  }
}
