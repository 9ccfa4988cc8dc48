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
    List<Entry> items,
    @Schema(description = "From when on attendance can be recorded") Instant opensAt,
    @JsonIgnore boolean open,
    @JsonIgnore boolean sessionBegun) {
  /** One line of a session's register. */
  @Schema(name = "RegisterEntry")
  record Entry(
      @Schema(description = "The booking's number") UUID id,
      @Schema(description = "Who booked") String name,
      Status status,
      @Schema(description = "Minutes attended; 0 until an attendance is recorded") int minutes,
      @JsonIgnore Instant bookedAt) {

    static final String ERASED = "A former entrepreneur";

    Entry {
      name = name == null ? ERASED : name;
    }

    public boolean cancelled() {
      return status == Status.CANCELLED_BY_USER || status == Status.CANCELLED_BY_PROVIDER;
    }

    boolean came() {
      return status == Status.ATTENDED || status == Status.PARTIAL;
    }

    public boolean recorded() {
      return status != Status.CONFIRMED;
    }

    /** Whether this is what is recorded. For templates. */
    public boolean is(String recorded) {
      return status.name().equals(recorded);
    }

    public BookingView.Words words() {
      return BookingView.Words.of(status);
    }
  }

  Slice<Entry> part(Optional<UUID> booking, PageRequest page) {
    var inOrder = items.stream().sorted(comparing(Entry::cancelled)).toList();
    return booking
        .map(id -> Slice.holding(inOrder, Entry::id, id, page.limit()))
        .orElseGet(() -> Slice.part(inOrder, Entry::id, page));
  }

  public boolean booked() {
    return items.stream().anyMatch(entry -> !entry.cancelled());
  }

  public long cancelled() {
    return items.stream().filter(Entry::cancelled).count();
  }

  public long unmarked() {
    return items.stream().filter(entry -> entry.status() == Status.CONFIRMED).count();
  }

  /** When the newest booking was made that it shows: whoever is not in it booked later. */
  public Instant newest() {
    return items.stream().map(Entry::bookedAt).max(naturalOrder()).orElse(Instant.EPOCH);
  }

  /**
   * Whether staff can cancel this booking. Whoever came to a session that has begun keeps that: it
   * could not be put right.
   */
  public boolean canBeCancelled(Entry entry) {
    return !sessionBegun || !entry.came();
  }

  public boolean begun() {
    return items.stream()
        .anyMatch(entry -> !entry.cancelled() && entry.status() != Status.CONFIRMED);
  }
}
