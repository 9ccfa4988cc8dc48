package throughline.bookings.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.session.BrowseSessions;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;

/** What entrepreneurs see of their own bookings, advisers of their places'. Changes nothing. */
@ApplicationScoped
class BrowseBookings {

  private final Bookings bookings;
  private final Registers registers;
  private final BrowseSessions sessions;
  private final Clock clock;

  BrowseBookings(Bookings bookings, Registers registers, BrowseSessions sessions, Clock clock) {
    this.bookings = bookings;
    this.registers = registers;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Somebody's own bookings, latest session first. */
  Slice<BookingView> own(String subject, PageRequest page) {
    return bookings.own(subject, page).map(BookingView::of);
  }

  /** Somebody's own bookings as a page shows them: the next one first, past ones apart. */
  OwnBookings ownInOrder(String subject, PageRequest past) {
    var now = clock.instant();
    return OwnBookings.of(
        bookings.ownToCome(subject, now).stream().map(BookingView::of).toList(),
        bookings.ownPast(subject, now, past).map(BookingView::of));
  }

  /** Whether whoever made the booking can still give the place up. */
  boolean canBeGivenUp(BookingView booking) {
    return booking.canBeGivenUp(clock.instant());
  }

  /** Whether the session of the booking has begun, so that nobody can take its place any more. */
  boolean hasBegun(BookingView booking) {
    return booking.details().time().hasBegun(clock.instant());
  }

  /** Whether the booking is the person's own. */
  boolean isOwn(UUID id, String subject) {
    return bookings.isOwn(id, subject);
  }

  /** The name of whoever made a booking at these places. */
  String whoBooked(UUID id, Places places) {
    return bookings.whoBooked(id, places).orElse(RegisterEntry.ERASED);
  }

  /**
   * One booking of somebody's own.
   *
   * @throws NotFound also if it is somebody else's, so that nobody learns which numbers exist
   */
  BookingView ownBooking(UUID id, String subject) {
    return booking(id, subject, Places.none());
  }

  /**
   * One booking, of somebody's own or at these places.
   *
   * @throws NotFound also if it is another, so that nobody learns which numbers exist
   */
  BookingView booking(UUID id, String subject, Places places) {
    return bookings
        .whole(id, subject, places)
        .map(BookingView::of)
        .orElseThrow(BrowseBookings::noSuchBooking);
  }

  /** The number of somebody's own booking of a session, if they have one. */
  Optional<UUID> ownBookingOf(UUID session, String subject) {
    return bookings.ownLive(session, subject).map(Booking::id);
  }

  /**
   * Anybody's booking at these places.
   *
   * @throws NotFound if there is none
   */
  BookingView booking(UUID id, Places places) {
    return bookings
        .whole(id, places)
        .map(BookingView::of)
        .orElseThrow(BrowseBookings::noSuchBooking);
  }

  /**
   * Who booked a session and who came.
   *
   * @throws NotFound if there is no such session at these places
   */
  Register register(UUID session, Places places) {
    var details = sessions.one(session, places);
    var time = details.time();
    var now = clock.instant();
    return new Register(
        details,
        registers.register(session),
        time.checkInOpensAt(),
        time.checkInIsOpen(now),
        time.hasBegun(now));
  }

  /** Sessions here of other days of which somebody is unmarked, earliest first. */
  Slice<RegisterSummary> unfinishedRegisters(Places places, PageRequest page) {
    return registers.unfinishedBut(London.today(clock), clock.instant(), places, page);
  }

  /** Today's sessions here that somebody has booked, earliest first. */
  Slice<RegisterSummary> registersToday(Places places) {
    return registers.of(London.today(clock), places);
  }

  /** Sessions here of which everybody is recorded, latest first. */
  Slice<RegisterSummary> finishedRegisters(Places places, PageRequest page) {
    return registers.finished(clock.instant(), places, page);
  }

  private static NotFound noSuchBooking() {
    return new NotFound("booking with this number");
  }
}
