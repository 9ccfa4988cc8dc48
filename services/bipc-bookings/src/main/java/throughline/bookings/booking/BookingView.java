package throughline.bookings.booking;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.bookings.session.SessionView;
import throughline.contracts.bookings.BookingState.Status;

/** A booking as the API and the pages show it to whoever made it, and to an adviser. */
@Schema(name = "Booking")
public record BookingView(
    UUID id,
    @Schema(description = "The session's number") UUID session,
    Status status,
    @Schema(description = "Minutes attended; 0 until an attendance is recorded") int minutes,
    @JsonIgnore SessionView details,
    @JsonIgnore String cancelReason) {

  static BookingView of(Booking booking) {
    return new BookingView(
        booking.id(),
        booking.session().id(),
        booking.status(),
        booking.minutes(),
        SessionView.of(booking.session()),
        booking.cancelReason());
  }

  /** Whether whoever booked can still give the place up. */
  boolean canBeGivenUp(Instant now) {
    return status == Status.CONFIRMED && !details.time().hasBegun(now);
  }

  /** Whether the place was given up. */
  public boolean cancelled() {
    return status == Status.CANCELLED_BY_USER || status == Status.CANCELLED_BY_PROVIDER;
  }

  /** Where the register has its line: the part that it is in, at the line. */
  public String inRegister() {
    return "/sessions/%s/register?at=%s#%s".formatted(session, id, id);
  }

  public StatusWords words() {
    return StatusWords.of(status);
  }
}
