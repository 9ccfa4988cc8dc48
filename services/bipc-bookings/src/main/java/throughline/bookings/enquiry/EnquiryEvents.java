package throughline.bookings.enquiry;

import static throughline.contracts.bookings.BookingEvents.ENQUIRY_COUNTED;

import java.time.Instant;
import throughline.contracts.bookings.EnquiryCountState;
import throughline.platform.messaging.OutboxEvent;

/** What the suite is told of enquiries: how many, and nothing of who asked. */
final class EnquiryEvents {
  private EnquiryEvents() {}

  static OutboxEvent of(Enquiries.Counted counted, Instant now) {
    var state =
        new EnquiryCountState(
            counted.version(),
            counted.day(),
            counted.library(),
            counted.topic(),
            (long) counted.count());
    return OutboxEvent.of(ENQUIRY_COUNTED, counted.id(), counted.version(), now, state);
  }
}
