package throughline.bookings.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import throughline.bookings.session.SessionRequest;
import throughline.bookings.session.StartRequest;
import throughline.contracts.bookings.BookingState.VenueKind;
import throughline.platform.demo.DemoPerson;
import throughline.platform.demo.DemoYear;

/**
 * A session of the business centre and who books it.
 *
 * @param bookings in the order in which they are made
 * @param fate what becomes of it
 */
record MadeUpSession(
    String title,
    VenueKind venue,
    String library,
    LocalDateTime start,
    int minutes,
    int capacity,
    DemoPerson adviser,
    List<MadeUpBooking> bookings,
    Fate fate) {

  /** What becomes of a session. */
  enum Fate {
    HELD,
    /** Held, and nobody has written down yet who came. */
    UNMARKED,
    /** The adviser fell ill the day before. */
    CANCELLED
  }

  /** How long it can be booked. */
  static final Duration OPEN = Duration.ofDays(35);

  Instant startsAt() {
    return DemoYear.at(start);
  }

  Instant opensAt() {
    return startsAt().minus(OPEN);
  }

  Instant cancelledAt() {
    return startsAt().minus(Duration.ofHours(20));
  }

  Instant endsAt() {
    return startsAt().plus(Duration.ofMinutes(minutes));
  }

  SessionRequest typed() {
    return new SessionRequest(
        title,
        venue.name(),
        StartRequest.of(start.toString()),
        Integer.toString(minutes),
        Integer.toString(capacity));
  }
}
