package throughline.bookings.booking.link;

import io.smallrye.config.ConfigMapping;
import jakarta.inject.Singleton;
import java.time.Clock;
import throughline.platform.database.Sql;
import throughline.platform.web.link.MailLinks;

/** What opens a page without a sign-in; the holder is the number of what the page is about. */
@Singleton
public class BookingLinks extends MailLinks {

  @ConfigMapping(prefix = "throughline.booking-link")
  interface Settings extends Lasting {}

  BookingLinks(Sql sql, Settings settings, Clock clock) {
    super(sql, settings, clock);
  }
}
