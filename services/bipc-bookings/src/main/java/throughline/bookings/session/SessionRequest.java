package throughline.bookings.session;

import com.fasterxml.jackson.annotation.JsonCreator;
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
    @Schema(description = "Places, 1 to 500", examples = "12", required = true) String capacity,
    @Schema(examples = "WORKSHOP") String kind,
    @Schema(examples = "INTELLECTUAL_PROPERTY") String topic,
    @Schema(maxLength = 2000) String description,
    @Schema(examples = "Inventors before they show it to anybody", maxLength = 500) String forWhom,
    @Schema(examples = "A drawing of your idea", maxLength = 500) String bring,
    @Schema(description = "Number of an adviser", format = "uuid") String adviser,
    @Schema(description = "Number of a room of the venue", format = "uuid") String room,
    @Schema(description = "Number of the partner who runs it", format = "uuid") String partner,
    @Schema(description = "Where answers to its mails go", maxLength = 200) String replyTo,
    @Schema(
            description = "Online only. Those alone who have a place see it; no answer holds it",
            maxLength = 500)
        String joiningLink,
    @Schema(description = "Hours before the start when booking ends, 0 if left out", examples = "2")
        String closesHours,
    @Schema(
            description = "Hours before the start until which people can cancel, 0 if left out",
            examples = "24")
        String deadlineHours) {

  /** A start that is left out reads as one of which nothing was typed. */
  @JsonCreator
  public SessionRequest {
    start = start == null ? StartRequest.of("") : start;
  }

  /** One of which no more is said. */
  public SessionRequest(
      String title, String venue, StartRequest start, String minutes, String capacity) {
    this(
        title, venue, start, minutes, capacity, null, null, null, null, null, null, null, null,
        null, null, null, null);
  }

  static SessionRequest of(Form form) {
    return new SessionRequest(
        form.text("title"),
        form.text("venue"),
        StartRequest.of(form),
        form.text("minutes"),
        form.text("capacity"),
        form.text("kind"),
        form.text("topic"),
        form.text("description"),
        form.text("forWhom"),
        form.text("bring"),
        form.text("adviser"),
        form.text("room"),
        form.text("partner"),
        form.text("replyTo"),
        form.text("joiningLink"),
        form.text("closesHours"),
        form.text("deadlineHours"));
  }

  /** Hides the link and addresses from any log that this object slips into. */
  @Override
  public String toString() {
    return "SessionRequest";
  }
}
