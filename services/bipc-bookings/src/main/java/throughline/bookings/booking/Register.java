package throughline.bookings.booking;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.bookings.session.SessionView;
import throughline.contracts.bookings.BookingState.Status;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;

/** Who booked a session and who came, by name. */
@Schema(name = "Register")
record Register(
    SessionView session,
    List<RegisterEntry> items,
    @Schema(description = "From when on attendance can be recorded") Instant opensAt,
    @JsonIgnore boolean open,
    @JsonIgnore boolean sessionBegun) {

  /**
   * A part of it for a page, cancelled bookings last: the one that holds this booking, or else the
   * one that was asked for.
   */
  Slice<RegisterEntry> part(Optional<UUID> booking, PageRequest page) {
    var inOrder = items.stream().sorted(comparing(RegisterEntry::cancelled)).toList();
    return booking
        .map(id -> Slice.holding(inOrder, RegisterEntry::id, id, page.limit()))
        .orElseGet(() -> Slice.part(inOrder, RegisterEntry::id, page));
  }

  /** Whether somebody has a place. */
  public boolean booked() {
    return items.stream().anyMatch(entry -> !entry.cancelled());
  }

  /** How many bookings were given up, which the list has after the others. */
  public long cancelled() {
    return items.stream().filter(RegisterEntry::cancelled).count();
  }

  /** Of how many people nobody has said whether they came. */
  public long unmarked() {
    return items.stream().filter(entry -> entry.status() == Status.CONFIRMED).count();
  }

  /** When the newest booking was made that it shows: whoever is not in it booked later. */
  public Instant newest() {
    return items.stream().map(RegisterEntry::bookedAt).max(naturalOrder()).orElse(Instant.EPOCH);
  }

  /**
   * Whether staff can cancel this booking. Whoever came to a session that has begun keeps that: it
   * could not be put right.
   */
  public boolean canBeCancelled(RegisterEntry entry) {
    return !sessionBegun || !entry.came();
  }

  /** Whether something is recorded of somebody. */
  public boolean begun() {
    return items.stream()
        .anyMatch(entry -> !entry.cancelled() && entry.status() != Status.CONFIRMED);
  }
}
