package throughline.bookings.booking;

import java.util.List;
import throughline.platform.core.paging.Slice;

/**
 * Somebody's own bookings as they look for them.
 *
 * @param next the place they go to next; null if they have none
 * @param later those after it, soonest first
 * @param past those whose session is over and those that were cancelled, latest first
 */
record OwnBookings(BookingView next, List<BookingView> later, Slice<BookingView> past) {

  /** From what is still to come, soonest first, and the rest. */
  static OwnBookings of(List<BookingView> toCome, Slice<BookingView> past) {
    return toCome.isEmpty()
        ? new OwnBookings(null, List.of(), past)
        : new OwnBookings(toCome.get(0), toCome.subList(1, toCome.size()), past);
  }

  /** Whether nothing was ever booked. */
  public boolean none() {
    return next == null && past.total() == 0;
  }
}
