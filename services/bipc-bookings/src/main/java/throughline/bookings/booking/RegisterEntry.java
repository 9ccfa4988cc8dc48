package throughline.bookings.booking;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.contracts.bookings.BookingState.Status;

/** One line of a session's register. */
@Schema(name = "RegisterEntry")
record RegisterEntry(
    @Schema(description = "The booking's number") UUID id,
    @Schema(description = "Who booked") String name,
    Status status,
    @Schema(description = "Minutes attended; 0 until an attendance is recorded") int minutes,
    @JsonIgnore Instant bookedAt) {

  /** How pages call somebody whose name was erased. */
  static final String ERASED = "A former entrepreneur";

  RegisterEntry {
    name = name == null ? ERASED : name;
  }

  /** Whether the place was given up. */
  public boolean cancelled() {
    return status == Status.CANCELLED_BY_USER || status == Status.CANCELLED_BY_PROVIDER;
  }

  /** Whether it is recorded that the person came, for the whole session or for a part of it. */
  boolean came() {
    return status == Status.ATTENDED || status == Status.PARTIAL;
  }

  /** Whether somebody has recorded something of it. */
  public boolean recorded() {
    return status != Status.CONFIRMED;
  }

  /** Whether this is what is recorded. For templates. */
  public boolean is(String recorded) {
    return status.name().equals(recorded);
  }

  public StatusWords words() {
    return StatusWords.of(status);
  }
}
