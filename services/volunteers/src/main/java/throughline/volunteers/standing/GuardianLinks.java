package throughline.volunteers.standing;

import jakarta.inject.Singleton;
import throughline.platform.web.link.FollowedLinks;
import throughline.platform.web.link.LinkedPages;
import throughline.volunteers.link.VolunteerLinks;

/** The link by which a parent or guardian says whether they agree. */
@Singleton
class GuardianLinks extends FollowedLinks {
  GuardianLinks(VolunteerLinks links, LinkedPages pages) {
    super(
        links,
        pages,
        "/guardian",
        "Keeps the link of a mail to a parent or guardian out of the address");
  }
}
