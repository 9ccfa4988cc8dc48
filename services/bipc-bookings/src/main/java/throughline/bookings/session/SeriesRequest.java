package throughline.bookings.session;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.core.input.TypedText;
import throughline.platform.web.input.Form;

/** A series as the API or the form sends it: its first session, and how it goes on. */
@Schema(name = "OpenSeries", description = "Sessions that come again and again")
public record SeriesRequest(
    @Schema(description = "The first of them", required = true) SessionRequest session,
    @Schema(description = "WEEK, FORTNIGHT or MONTH", examples = "WEEK", required = true)
        String every,
    @Schema(description = "How many, 2 to 104; or else until when", examples = "20") String times,
    @Schema(description = "The last day on which there may be one", examples = "2027-06-30")
        String until,
    @Schema(description = "true: save the others if some cannot be", examples = "true")
        String withoutClashes) {
  /** A session that is left out reads as one of which nothing was typed. */
  public SeriesRequest {
    session = session == null ? new SessionRequest(null, null, null, null, null) : session;
  }

  static SeriesRequest of(Form form) {
    return new SeriesRequest(
        SessionRequest.of(form),
        form.text("every"),
        form.text("times"),
        form.date("until"),
        form.text("withoutClashes"));
  }

  boolean repeats() {
    return TypedText.given(every).isPresent();
  }

  boolean leavesClashesOut() {
    return "true".equals(withoutClashes);
  }
}
