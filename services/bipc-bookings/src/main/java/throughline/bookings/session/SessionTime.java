package throughline.bookings.session;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import throughline.platform.core.time.London;

/**
 * When a session is. The clock time is what people were promised; the instants follow from it and
 * the zone's rules.
 */
@Embeddable
public record SessionTime(
    @Column(name = "starts_local") LocalDateTime startsLocal,
    String zone,
    int minutes,
    @Column(name = "starts_at") Instant startsAt,
    @Column(name = "ends_at") Instant endsAt) {
  public static final int SHORTEST = 5;
  public static final int LONGEST = 480;

  private static final Duration CHECK_IN = Duration.ofHours(1);

  /**
   * From the clock in London. Of a time that comes twice, when the clocks go back, it is the first.
   */
  public static SessionTime of(LocalDateTime startsLocal, int minutes) {
    if (minutes < SHORTEST || minutes > LONGEST) {
      throw new IllegalArgumentException("A session does not last " + minutes + " minutes");
    }
    var start = startOf(startsLocal);
    return new SessionTime(
        startsLocal, London.ZONE.getId(), minutes, start, start.plus(Duration.ofMinutes(minutes)));
  }

  public static boolean exists(LocalDateTime local) {
    return !offsets(local).isEmpty();
  }

  static Instant startOf(LocalDateTime local) {
    return offsets(local).stream()
        .findFirst()
        .map(local::toInstant)
        .orElseThrow(() -> new IllegalArgumentException("The clocks skip " + local));
  }

  public LocalDate date() {
    return startsLocal.toLocalDate();
  }

  public Instant checkInOpensAt() {
    return startsAt.minus(CHECK_IN);
  }

  public boolean checkInIsOpen(Instant now) {
    return !now.isBefore(checkInOpensAt());
  }

  public static Instant latestStartWithCheckInOpen(Instant now) {
    return now.plus(CHECK_IN);
  }

  /** Whether it has begun: from the very moment of its start. */
  public boolean hasBegun(Instant now) {
    return !now.isBefore(startsAt);
  }

  public boolean isOver(Instant now) {
    return !now.isBefore(endsAt);
  }

  private static List<ZoneOffset> offsets(LocalDateTime local) {
    return London.ZONE.getRules().getValidOffsets(local);
  }
}
