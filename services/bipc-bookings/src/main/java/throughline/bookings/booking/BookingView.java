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
    @JsonIgnore String joiningLink,
    @JsonIgnore String cancelReason,
    @JsonIgnore Instant changeableUntil,
    @JsonIgnore String askAt) {

  /** How pages say where a booking stands. */
  public record Words(String text, String colour) {
    public static Words of(Status status) {
      return switch (status) {
        case CONFIRMED -> new Words("Booked", "blue");
        case ATTENDED -> new Words("Attended", "green");
        case PARTIAL -> new Words("Came for part", "turquoise");
        case NO_SHOW -> new Words("Did not come", "grey");
        case CANCELLED_BY_USER -> new Words("Cancelled", "grey");
        case CANCELLED_BY_PROVIDER -> new Words("Cancelled by staff", "orange");
      };
    }
  }

  public static BookingView of(Booking booking) {
    return new BookingView(
        booking.id(),
        booking.session().id(),
        booking.status(),
        booking.minutes(),
        SessionView.of(booking.session()),
        booking.isCancelled() ? null : booking.session().details().joiningLink(),
        booking.cancelReason(),
        booking.changeableUntil(),
        booking.session().details().replyTo());
  }

  boolean canBeGivenUp(Instant now) {
    return confirmed() && now.isBefore(changeableUntil);
  }

  public boolean confirmed() {
    return status == Status.CONFIRMED;
  }

  public boolean cancelled() {
    return status == Status.CANCELLED_BY_USER || status == Status.CANCELLED_BY_PROVIDER;
  }

  public String inRegister() {
    return "/sessions/%s/register?at=%s#%s".formatted(session, id, id);
  }

  public Words words() {
    return Words.of(status);
  }
}
