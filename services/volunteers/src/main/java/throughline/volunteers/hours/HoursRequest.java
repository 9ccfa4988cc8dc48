package throughline.volunteers.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.web.input.Form;
import throughline.volunteers.hours.ParseWorkedTime.EndDay;

/** Hours as the API or the form sends them: text, so that an answer can name every wrong field. */
@Schema(name = "LogHours", description = "One stretch of volunteering, on the clock in London")
public record HoursRequest(
    @Schema(description = "Code of the library", examples = "HEAD", required = true) String library,
    @Schema(description = "Date of the start", examples = "2026-03-28", required = true)
        String workedOn,
    @Schema(description = "Time of the start", examples = "22:00", required = true)
        String startTime,
    @Schema(
            description =
                "Time of the end; at or before the start means the next day, unless endDay is SAME",
            examples = "06:00",
            required = true)
        String endTime,
    @Schema(
            description = "Only for a start between 1am and 2am on the night the clocks go back",
            enumeration = {"FIRST", "SECOND"})
        String startIs,
    @Schema(
            description = "Only for an end between 1am and 2am on the night the clocks go back",
            enumeration = {"FIRST", "SECOND"})
        String endIs,
    @Schema(
            description = "SAME refuses an end before the start, in case it is a slip",
            enumeration = {"SAME", "NEXT"})
        String endDay,
    @Schema(description = "Code of the role in which you helped", examples = "rhyme-time-helper")
        String role,
    @Schema(
            description =
                "Why the hours are more than 12, more than 60 days ago, or of a time that is"
                    + " reported already; else left out")
        String reason) {

  public static HoursRequest of(String library, String workedOn, String start, String end) {
    return new HoursRequest(library, workedOn, start, end, null, null, null, null, null);
  }

  /** When somebody worked; empty if that is wrong, by now or at all. */
  public Optional<WorkedTime> worked(Instant now) {
    return Optional.ofNullable(new ParseWorkedTime(fields(), this, now).read());
  }

  static Fields fields() {
    return new Fields().called("workedOn", "Date");
  }

  /** The same in this role and for this reason; null or blank if none is said. */
  public HoursRequest with(String inRole, String because) {
    return new HoursRequest(
        library, workedOn, startTime, endTime, startIs, endIs, endDay, inRole, because);
  }

  /** The same on this date, however it was typed. */
  HoursRequest on(LocalDate date) {
    return new HoursRequest(
        library, date.toString(), startTime, endTime, startIs, endIs, endDay, role, reason);
  }

  /** A form says the same day until it was asked. */
  static HoursRequest of(Form form) {
    return new HoursRequest(
        form.text("library"),
        form.date("workedOn"),
        form.text("startTime"),
        form.text("endTime"),
        form.text("startIs"),
        form.text("endIs"),
        TypedText.given(form.text("endDay")).orElse(EndDay.SAME.name()),
        form.text("role"),
        form.text("reason"));
  }
}
