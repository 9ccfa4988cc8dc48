package throughline.bookings.booking;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.bookings.session.SessionView;
import throughline.contracts.bookings.BookingState.Status;

/** A booking as the API and the pages show it to whoever made it, and to an adviser. */
@Schema(name = "Booking")
record BookingView(
    UUID id,
    @Schema(description = "The session's number") UUID session,
    Status status,
    @Schema(description = "Minutes attended; 0 until an attendance is recorded") int minutes,
    @JsonIgnore SessionView details) {

  static BookingView of(Booking booking) {
    return new BookingView(
        booking.id(),
        booking.session().id(),
        booking.status(),
        booking.minutes(),
        SessionView.of(booking.session()));
  }

  public StatusWords words() {
    return StatusWords.of(status);
  }
}
