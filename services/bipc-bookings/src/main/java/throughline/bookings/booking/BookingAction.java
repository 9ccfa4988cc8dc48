package throughline.bookings.booking;

import java.util.UUID;
import java.util.stream.Stream;
import throughline.bookings.booking.Booking.Attendance;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditedRecord;
import throughline.platform.database.audit.Change;

/** What can be done to a booking or a session. The names are in the history for ever. */
public enum BookingAction {
  BOOKED_BY_STAFF("Booked by staff"),
  WALKED_IN("Came without a booking"),
  ATTENDANCE_RECORDED("Attendance recorded"),
  BOOKING_CANCELLED("Booking cancelled"),
  BOOKING_MOVED("Moved to another session"),
  SESSION_CANCELLED("Session cancelled"),
  GROUP_COUNTED("Group counted"),
  REGISTER_TAKEN_ALONG("Register taken along as a file"),
  FILE_TAKEN("File of the system before taken");

  static final String STATUS = "status";
  static final String MINUTES = "minutes";
  static final String LATE = "late";

  private final String words;

  BookingAction(String words) {
    this.words = words;
  }

  String inWords() {
    return words;
  }

  public AuditEntry of(Booking booking, Attendance before, Actor actor) {
    var after = booking.attendance();
    var changes =
        Stream.of(
                Change.of(STATUS, before.status(), after.status()),
                Change.of(MINUTES, before.minutes(), after.minutes()),
                Change.of(LATE, before.late(), after.late()))
            .filter(change -> !change.before().equals(change.after()))
            .toArray(Change[]::new);
    return AuditEntry.of(actor, this, record(booking.id()), changes);
  }

  public AuditEntry of(UUID booking, Actor actor) {
    return AuditEntry.of(actor, this, record(booking));
  }

  static AuditedRecord record(UUID booking) {
    return AuditedRecord.of("booking", booking);
  }
}
