package throughline.bookings.outcome;

import jakarta.inject.Singleton;
import throughline.bookings.booking.link.BookingLinks;
import throughline.platform.web.link.FollowedLinks;
import throughline.platform.web.link.LinkedPages;

/** The links that open the questions what came of it. */
@Singleton
class FollowUpLinks extends FollowedLinks {
  FollowUpLinks(BookingLinks links, LinkedPages pages) {
    super(
        links,
        pages,
        "/follow-up",
        "Keeps the link of a mail that asks what came of it out of the address");
  }
}
