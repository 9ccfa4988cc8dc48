package throughline.bookings.booking;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.contracts.bookings.BookingState.Status;

/** One line of a session's register. */
@Schema(name = "RegisterEntry")
record RegisterEntry(
    @Schema(description = "The booking's number") UUID id,
    @Schema(description = "Who booked") String name,
    Status status,
    @Schema(description = "Minutes attended; 0 until an attendance is recorded") int minutes) {

  RegisterEntry {
    name = name == null ? "A former entrepreneur" : name;
  }

  public StatusWords words() {
    return StatusWords.of(status);
  }
}
