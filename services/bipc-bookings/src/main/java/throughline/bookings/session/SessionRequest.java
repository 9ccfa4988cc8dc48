package throughline.bookings.session;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A session as the API sends it. */
@Schema(name = "OpenSession", description = "A session of the business centre")
record SessionRequest(
    @Schema(examples = "Protect your idea", maxLength = 100, required = true) String title,
    @Schema(
            enumeration = {"HUB", "SPOKE", "ONLINE"},
            required = true)
        String venue,
    @Schema(
            description = "On the clock in London; the first of a time that comes twice",
            examples = "2026-11-25T10:00",
            required = true)
        String startsAt,
    @Schema(description = "Length, 5 to 480 minutes", examples = "60", required = true)
        String minutes,
    @Schema(description = "Places, 1 to 500", examples = "12", required = true) String capacity) {

  SessionAsTyped asTyped() {
    return new SessionAsTyped(title, venue, StartAsTyped.of(startsAt), minutes, capacity);
  }
}
