package throughline.bookings.publishing;

import jakarta.inject.Singleton;
import throughline.contracts.EventContract;
import throughline.contracts.bookings.BookingEvents;
import throughline.publishing.PublishingService;

/** What this service says of its own publishing. */
@Singleton
class PublishingBookings implements PublishingService {

  @Override
  public EventContract dayCounted() {
    return BookingEvents.DAY_COUNTED;
  }
}
