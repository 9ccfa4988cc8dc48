package throughline.volunteers.volunteer;

import jakarta.inject.Singleton;
import throughline.platform.web.link.FollowedLinks;
import throughline.platform.web.link.LinkedPages;
import throughline.volunteers.link.VolunteerLinks;

/** The link that joins a sign-in to the record of somebody. */
@Singleton
class InvitationLinks extends FollowedLinks {
  InvitationLinks(VolunteerLinks links, LinkedPages pages) {
    super(links, pages, "/invitation", "Keeps the link of an invitation out of the address");
  }
}
