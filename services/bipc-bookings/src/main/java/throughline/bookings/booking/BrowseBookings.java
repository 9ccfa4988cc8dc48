package throughline.bookings.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.entrepreneur.Entrepreneur;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.permission.Places;

/** What entrepreneurs see of their own bookings, advisers of their places'. Changes nothing. */
@ApplicationScoped
public class BrowseBookings {
  /**
   * Somebody's own bookings as they look for them.
   *
   * @param next the place they go to next; null if they have none
   * @param later those after it, soonest first
   * @param past those whose session is over and those that were cancelled, latest first
   */
  record Own(BookingView next, List<BookingView> later, Slice<BookingView> past) {
    static Own of(List<BookingView> toCome, Slice<BookingView> past) {
      return toCome.isEmpty()
          ? new Own(null, List.of(), past)
          : new Own(toCome.get(0), toCome.subList(1, toCome.size()), past);
    }

    public boolean none() {
      return next == null && past.total() == 0;
    }
  }

  private final Bookings bookings;
  private final Clock clock;

  BrowseBookings(Bookings bookings, Clock clock) {
    this.bookings = bookings;
    this.clock = clock;
  }

  Slice<BookingView> own(String subject, PageRequest page) {
    return bookings.own(subject, page).map(BookingView::of);
  }

  Own ownInOrder(String subject, PageRequest past) {
    var now = clock.instant();
    return Own.of(
        bookings.ownToCome(subject, now).stream().map(BookingView::of).toList(),
        bookings.ownPast(subject, now, past).map(BookingView::of));
  }

  boolean canBeGivenUp(BookingView booking) {
    return booking.canBeGivenUp(clock.instant());
  }

  /** Whether the session of the booking has begun, so that nobody can take its place any more. */
  boolean hasBegun(BookingView booking) {
    return booking.details().time().hasBegun(clock.instant());
  }

  boolean isOwn(UUID id, String subject) {
    return bookings.isOwn(id, subject);
  }

  public String whoBooked(UUID id, Places places) {
    return bookings.whoBooked(id, places).orElse(Entrepreneur.FORMER);
  }

  BookingView ownBooking(UUID id, String subject) {
    return booking(id, subject, Places.none());
  }

  BookingView booking(UUID id, String subject, Places places) {
    return BookingView.of(bookings.whole(id, subject, places));
  }

  Optional<UUID> ownBookingOf(UUID session, String subject) {
    return bookings.ownLive(session, subject).map(Booking::id);
  }

  public BookingView booking(UUID id, Places places) {
    return BookingView.of(bookings.whole(id, places));
  }
}
