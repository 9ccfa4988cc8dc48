package throughline.bookings.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.session.BrowseSessions;
import throughline.platform.web.problem.NotFound;

/** What entrepreneurs see of their own bookings and advisers of everybody's. Changes nothing. */
@ApplicationScoped
class BrowseBookings {

  private final Bookings bookings;
  private final BrowseSessions sessions;
  private final Clock clock;

  BrowseBookings(Bookings bookings, BrowseSessions sessions, Clock clock) {
    this.bookings = bookings;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Somebody's own bookings, latest session first. */
  BookingList own(String subject) {
    return new BookingList(bookings.own(subject).stream().map(BookingView::of).toList());
  }

  /**
   * One booking of somebody's own.
   *
   * @throws NotFound also if it is somebody else's, so that nobody learns which numbers exist
   */
  BookingView ownBooking(UUID id, String subject) {
    return bookings
        .ownWhole(id, subject)
        .map(BookingView::of)
        .orElseThrow(BrowseBookings::noSuchBooking);
  }

  /** The number of somebody's own booking of a session, if they have one. */
  Optional<UUID> ownBookingOf(UUID session, String subject) {
    return bookings.ownLive(session, subject).map(Booking::id);
  }

  /**
   * Anybody's booking.
   *
   * @throws NotFound if there is none
   */
  BookingView booking(UUID id) {
    return bookings.whole(id).map(BookingView::of).orElseThrow(BrowseBookings::noSuchBooking);
  }

  /**
   * Who booked a session and who came.
   *
   * @throws NotFound if there is no such session
   */
  Register register(UUID session) {
    var details = sessions.one(session);
    var time = details.time();
    return new Register(
        details,
        bookings.register(session),
        time.checkInOpensAt(),
        time.checkInIsOpen(clock.instant()));
  }

  /** Sessions whose check-in is open and of which somebody is unmarked, earliest first. */
  List<UnfinishedRegister> unfinishedRegisters() {
    return bookings.unfinishedRegisters(clock.instant());
  }

  private static NotFound noSuchBooking() {
    return new NotFound("booking with this number");
  }
}
