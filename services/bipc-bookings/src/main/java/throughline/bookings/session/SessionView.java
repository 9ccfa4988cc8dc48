package throughline.bookings.session;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.bookings.venue.Partner;
import throughline.contracts.bookings.BookingState.Delivery;
import throughline.contracts.bookings.BookingState.Kind;
import throughline.contracts.bookings.BookingState.Topic;
import throughline.contracts.bookings.BookingState.VenueKind;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;

/** A session as everyone may see it: whatever is here is public, so the joining link is not. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Session")
public record SessionView(
    UUID id,
    String title,
    VenueKind venue,
    Delivery delivery,
    @Schema(description = "Code of the venue") String venueCode,
    String venueName,
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
    String description,
    Topic topic,
    Kind kind,
    String forWhom,
    String bring,
    @Schema(description = "Name of the adviser") String adviser,
    @Schema(description = "Name of the partner who runs it") String partner,
    @Schema(description = "Name of the room") String room,
    @Schema(description = "Number of the series it belongs to") UUID series,
    String address,
    @Schema(description = "Whether one gets there without a step; left out if that is not known")
        Boolean stepFree,
    @Schema(description = "Whether there is a hearing loop; left out if that is not known")
        Boolean hearingLoop,
    @JsonIgnore UUID partnerId,
    @JsonIgnore SessionTime time,
    @JsonIgnore Instant closesAt) {
  public static SessionView of(Session session) {
    var time = session.time();
    return new SessionView(
        session.id(),
        session.title(),
        session.venueKind(),
        session.delivery(),
        session.venue().code(),
        session.venue().name(),
        session.library().code(),
        session.library().name(),
        time.startsLocal(),
        time.zone(),
        time.minutes(),
        session.capacity(),
        session.placesLeft(),
        session.isCancelled(),
        session.details().description(),
        session.details().topic(),
        session.details().kind(),
        session.details().forWhom(),
        session.details().bring(),
        session.adviserName(),
        session.partnerName(),
        session.roomName(),
        session.seriesId(),
        session.venue().address(),
        session.venue().stepFree(),
        session.venue().hearingLoop(),
        session.details().partnerId(),
        time,
        session.closesAt());
  }

  /** Whether somebody of these places runs it. */
  public boolean isRunAt(Places places) {
    return places.includes(library)
        || partnerId != null && places.includes(Partner.placeOf(partnerId));
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
    if (delivery == Delivery.ONLINE) {
      return "Online";
    }
    return room == null ? venueName : room + ", " + venueName;
  }

  /** With the address, so that somebody finds it who has never been there. */
  public String whereInFull() {
    return address == null || online() ? where() : where() + ", " + address;
  }

  public String kindInWords() {
    return Words.of(kind);
  }

  public String topicInWords() {
    return Words.of(topic);
  }

  /** What is known of how one gets in and hears; null if nothing is. */
  public String access() {
    var known =
        Stream.of(said(stepFree, "step-free"), said(hearingLoop, "hearing loop"))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    return known.isEmpty()
        ? null
        : known.substring(0, 1).toUpperCase(Locale.UK) + known.substring(1);
  }

  private static String said(Boolean there, String what) {
    return there == null ? null : there ? what : "no " + what;
  }

  public boolean online() {
    return delivery == Delivery.ONLINE;
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
