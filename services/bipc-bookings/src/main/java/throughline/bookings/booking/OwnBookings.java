package throughline.bookings.booking;

import java.util.Comparator;
import java.util.List;

/**
 * Somebody's own bookings as they look for them.
 *
 * @param next the place they go to next; null if they have none
 * @param later those after it, soonest first
 * @param past those whose session is over and those that were cancelled, latest first
 */
record OwnBookings(BookingView next, List<BookingView> later, List<BookingView> past) {

  /** Sorts bookings of which each says by itself whether it is still to come. */
  static OwnBookings of(List<BookingView> toCome, List<BookingView> past) {
    var soonest =
        toCome.stream().sorted(Comparator.comparing(each -> each.details().startsAt())).toList();
    return soonest.isEmpty()
        ? new OwnBookings(null, List.of(), past)
        : new OwnBookings(soonest.get(0), soonest.subList(1, soonest.size()), past);
  }

  /** Whether nothing was ever booked. */
  public boolean none() {
    return next == null && past.isEmpty();
  }
}
