package throughline.bookings.session;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.contracts.bookings.BookingState.Delivery;
import throughline.contracts.bookings.BookingState.VenueKind;
import throughline.platform.core.time.London;

/** A session as everyone may see it. */
@Schema(name = "Session")
public record SessionView(
    UUID id,
    String title,
    VenueKind venue,
    Delivery delivery,
    @Schema(description = "Code of the library that runs it, also when it is online")
        String library,
    String libraryName,
    @JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm")
        @Schema(
            implementation = String.class,
            format = "date-time-local",
            description = "On the clock of the zone",
            examples = "2026-11-25T10:00")
        LocalDateTime startsAt,
    @Schema(examples = "Europe/London") String zone,
    int minutes,
    int capacity,
    int placesLeft,
    @Schema(description = "Whether it does not take place") boolean cancelled,
    @JsonIgnore SessionTime time) {
  public static SessionView of(Session session) {
    var time = session.time();
    return new SessionView(
        session.id(),
        session.title(),
        session.venueKind(),
        session.delivery(),
        session.library().code(),
        session.library().name(),
        time.startsLocal(),
        time.zone(),
        time.minutes(),
        session.capacity(),
        session.placesLeft(),
        session.isCancelled(),
        time);
  }

  public LocalDate date() {
    return startsAt.toLocalDate();
  }

  public LocalTime startTime() {
    return startsAt.toLocalTime();
  }

  public LocalTime endTime() {
    return LocalTime.ofInstant(time.endsAt(), London.ZONE);
  }

  public String where() {
    return delivery == Delivery.ONLINE ? "Online" : libraryName;
  }

  public boolean full() {
    return placesLeft == 0;
  }

  public int taken() {
    return capacity - placesLeft;
  }

  /** "Full", "1 place left", "6 places left". */
  public String placesInWords() {
    return switch (placesLeft) {
      case 0 -> "Full";
      case 1 -> "1 place left";
      default -> placesLeft + " places left";
    };
  }
}
