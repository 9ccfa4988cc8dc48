package throughline.bookings.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.web.input.Form;

/**
 * A session as the API or the form sends it: text, so that an answer can name every wrong field.
 */
@Schema(name = "OpenSession", description = "A session of the business centre")
public record SessionRequest(
    @Schema(examples = "Protect your idea", maxLength = 100, required = true) String title,
    @Schema(description = "Code of the venue", examples = "HUB", required = true) String venue,
    @JsonProperty("startsAt")
        @Schema(
            implementation = String.class,
            description = "On the clock in London; the first of a time that comes twice",
            examples = "2026-11-25T10:00",
            required = true)
        StartRequest start,
    @Schema(description = "Length, 5 to 480 minutes", examples = "60", required = true)
        String minutes,
    @Schema(description = "Places, 1 to 500", examples = "12", required = true) String capacity) {

  /** A start that is left out reads as one of which nothing was typed. */
  public SessionRequest {
    start = start == null ? StartRequest.of("") : start;
  }

  static SessionRequest of(Form form) {
    return new SessionRequest(
        form.text("title"),
        form.text("venue"),
        StartRequest.of(form),
        form.text("minutes"),
        form.text("capacity"));
  }
}
