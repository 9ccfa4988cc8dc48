package throughline.bookings.booking;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.bookings.session.SessionView;
import throughline.contracts.bookings.BookingState.Status;

/** Who booked a session and who came, by name. */
@Schema(name = "Register")
record Register(
    SessionView session,
    List<RegisterEntry> items,
    @Schema(description = "From when on attendance can be recorded") Instant opensAt,
    @JsonIgnore boolean open) {

  /** Of how many people nobody has said whether they came. */
  public long unmarked() {
    return items.stream().filter(entry -> entry.status() == Status.CONFIRMED).count();
  }

  /** Whether something is recorded of somebody. */
  public boolean begun() {
    return items.stream()
        .anyMatch(entry -> !entry.cancelled() && entry.status() != Status.CONFIRMED);
  }
}
