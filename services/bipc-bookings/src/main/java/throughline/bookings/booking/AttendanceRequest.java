package throughline.bookings.booking;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.bookings.booking.Booking.Attendance;
import throughline.contracts.bookings.BookingState.Status;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.input.TypedText;

/** An attendance as the API or the form sends it. */
@Schema(name = "RecordAttendance", description = "Whether somebody came")
public record AttendanceRequest(
    @Schema(
            enumeration = {"ATTENDED", "PARTIAL", "NO_SHOW"},
            required = true)
        String status,
    @Schema(
            description = "Only for PARTIAL: 1 to one less than the session's minutes",
            examples = "30")
        String minutes) {

  /** What an adviser can record; a booking can stand elsewhere, too. */
  private enum Outcome {
    ATTENDED,
    PARTIAL,
    NO_SHOW
  }

  /**
   * Reads what an adviser typed about a session of so many minutes.
   *
   * @throws InvalidInput naming every wrong field
   */
  Attendance read(int sessionMinutes) {
    var fields = new Fields();
    var outcome = fields.oneOf("status", status, Outcome.class, "Choose whether they came");
    var read = outcome == null ? 0 : minutes(fields, outcome, sessionMinutes);
    fields.throwIfAny();
    return new Attendance(Status.valueOf(outcome.name()), read);
  }

  private int minutes(Fields fields, Outcome outcome, int sessionMinutes) {
    if (outcome == Outcome.PARTIAL) {
      return fields.wholeNumber(
          "minutes", minutes, 1, sessionMinutes - 1, "Enter how many minutes they came for");
    }
    if (TypedText.given(minutes).isPresent()) {
      fields.reject("minutes", "Leave the minutes out unless the status is PARTIAL");
    }
    return outcome == Outcome.ATTENDED ? sessionMinutes : 0;
  }
}
