package throughline.volunteers.joining;

import jakarta.inject.Singleton;
import throughline.platform.web.link.FollowedLinks;
import throughline.platform.web.link.LinkedPages;
import throughline.volunteers.link.VolunteerLinks;

/** The link by which somebody without a sign-in confirms what they applied for. */
@Singleton
class ApplicationLinks extends FollowedLinks {
  ApplicationLinks(VolunteerLinks links, LinkedPages pages) {
    super(
        links,
        pages,
        "/application",
        "Keeps the link of a mail about an application out of the address");
  }
}
