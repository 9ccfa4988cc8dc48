package throughline.volunteers.monitoring;

import jakarta.inject.Singleton;
import throughline.platform.web.link.FollowedLinks;
import throughline.platform.web.link.LinkedPages;
import throughline.volunteers.link.VolunteerLinks;

/** The links that open the questions of equality. */
@Singleton
class QuestionLinks extends FollowedLinks {
  QuestionLinks(VolunteerLinks links, LinkedPages pages) {
    super(
        links,
        pages,
        "/questions",
        "Keeps the link of a mail that asks four questions out of the address");
  }
}
