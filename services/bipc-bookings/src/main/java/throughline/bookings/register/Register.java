package throughline.bookings.register;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.bookings.booking.Booking.Channel;
import throughline.bookings.booking.BookingView;
import throughline.bookings.entrepreneur.Entrepreneur;
import throughline.bookings.register.GroupCounts.GroupCount;
import throughline.bookings.session.SessionView;
import throughline.contracts.bookings.BookingState.Status;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;

/** Who booked a session and who came, by name. */
@Schema(name = "Register")
record Register(
    SessionView session,
    List<Entry> items,
    @JsonIgnore List<GroupCount> groups,
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
      @Schema(description = "Whether they came after the start") boolean late,
      @Schema(description = "By which way the place was taken") Channel channel,
      @JsonIgnore Instant bookedAt,
      @JsonIgnore String talkAbout) {

    Entry {
      name = name == null ? Entrepreneur.FORMER : name;
    }

    public boolean cancelled() {
      return status == Status.CANCELLED_BY_USER || status == Status.CANCELLED_BY_PROVIDER;
    }

    /** What is left to record comes first, and what is cancelled last. */
    int rank() {
      return cancelled() ? 2 : recorded() ? 1 : 0;
    }

    public boolean walkedIn() {
      return channel == Channel.WALK_IN;
    }

    public boolean came() {
      return status == Status.ATTENDED || status == Status.PARTIAL;
    }

    public boolean recorded() {
      return status != Status.CONFIRMED;
    }

    public boolean attended() {
      return status == Status.ATTENDED;
    }

    public boolean stayedAway() {
      return status == Status.NO_SHOW;
    }

    public BookingView.Words words() {
      return BookingView.Words.of(status);
    }
  }

  Slice<Entry> part(Optional<UUID> booking, PageRequest page) {
    var inOrder = items.stream().sorted(comparingInt(Entry::rank)).toList();
    return booking
        .map(id -> Slice.holding(inOrder, Entry::id, id, page.limit()))
        .orElseGet(() -> Slice.part(inOrder, Entry::id, page));
  }

  /** Those of a part who have a place. For templates. */
  public List<Entry> peopleOf(Slice<Entry> part) {
    return part.items().stream().filter(entry -> !entry.cancelled()).toList();
  }

  public List<Entry> cancelledOf(Slice<Entry> part) {
    return part.items().stream().filter(Entry::cancelled).toList();
  }

  List<Entry> live() {
    return items.stream().filter(entry -> !entry.cancelled()).toList();
  }

  Optional<Entry> entry(UUID booking) {
    return items.stream().filter(entry -> entry.id().equals(booking)).findFirst();
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
