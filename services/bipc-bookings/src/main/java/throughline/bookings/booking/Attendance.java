package throughline.bookings.booking;

import throughline.contracts.bookings.BookingState.Status;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.input.TypedText;

/** Whether somebody came, and for how many minutes. */
record Attendance(Status status, int minutes) {

  /** What an adviser can record; a booking can stand elsewhere, too. */
  enum Outcome {
    ATTENDED,
    PARTIAL,
    NO_SHOW
  }

  /**
   * Reads what an adviser typed about a session of so many minutes.
   *
   * @throws InvalidInput naming every wrong field
   */
  static Attendance read(AttendanceRequest typed, int sessionMinutes) {
    var fields = new Fields();
    var outcome = fields.oneOf("status", typed.status(), Outcome.class, "Choose whether they came");
    var minutes = outcome == null ? 0 : minutes(fields, outcome, typed.minutes(), sessionMinutes);
    fields.throwIfAny();
    return new Attendance(Status.valueOf(outcome.name()), minutes);
  }

  private static int minutes(Fields fields, Outcome outcome, String typed, int sessionMinutes) {
    if (outcome == Outcome.PARTIAL) {
      return fields.wholeNumber(
          "minutes", typed, 1, sessionMinutes - 1, "Enter how many minutes they came for");
    }
    if (TypedText.given(typed).isPresent()) {
      fields.reject("minutes", "Leave the minutes out unless the status is PARTIAL");
    }
    return outcome == Outcome.ATTENDED ? sessionMinutes : 0;
  }
}
