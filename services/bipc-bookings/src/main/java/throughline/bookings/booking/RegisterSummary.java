package throughline.bookings.booking;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import throughline.contracts.bookings.BookingState.Delivery;

/**
 * A session in a list of registers: how many have a place, and of how many nobody has said whether
 * they came.
 */
record RegisterSummary(
    UUID session,
    String title,
    String libraryName,
    Delivery delivery,
    LocalDateTime startsLocal,
    long booked,
    long unmarked) {

  public LocalDate date() {
    return startsLocal.toLocalDate();
  }

  public LocalTime startTime() {
    return startsLocal.toLocalTime();
  }

  public String where() {
    return delivery == Delivery.ONLINE ? "Online" : libraryName;
  }
}
