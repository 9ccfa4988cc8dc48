package throughline.bookings.monitoring;

import jakarta.inject.Singleton;
import throughline.bookings.booking.link.BookingLinks;
import throughline.platform.web.link.FollowedLinks;
import throughline.platform.web.link.LinkedPages;

/** The links that open the questions of equality. */
@Singleton
class QuestionLinks extends FollowedLinks {
  QuestionLinks(BookingLinks links, LinkedPages pages) {
    super(
        links,
        pages,
        "/questions",
        "Keeps the link of a mail that asks four questions out of the address");
  }
}
