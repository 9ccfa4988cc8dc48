package throughline.bookings.booking;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import throughline.contracts.bookings.BookingState.Delivery;

/** A session with people of whom nobody has said whether they came. */
record UnfinishedRegister(
    UUID session,
    String title,
    String libraryName,
    Delivery delivery,
    LocalDateTime startsLocal,
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
