package throughline.bookings.booking;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.bookings.Roles;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.People;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.messaging.Outbox;

/** An adviser records whether somebody came, or puts it right. */
@ApplicationScoped
public class RecordAttendance {

  private final People people;
  private final Bookings bookings;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Clock clock;

  RecordAttendance(People people, Bookings bookings, Outbox outbox, AuditTrail trail, Clock clock) {
    this.people = people;
    this.bookings = bookings;
    this.outbox = outbox;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Keeps the attendance and publishes it, unless it was known already. Of two advisers at once one
   * waits at the row, so that each change has its own version.
   *
   * @param places those at which the adviser may
   * @throws NotFound if there is no such booking at these places
   * @throws InvalidInput naming every wrong field
   * @throws Conflict before check-in opens, or if the booking is cancelled
   */
  @Transactional
  public BookingView record(UUID id, AttendanceRequest typed, SignedIn who, Places places) {
    var now = clock.instant();
    var recorder = people.recognise(who);
    var booking =
        bookings.lock(id, places).orElseThrow(() -> new NotFound("booking with this number"));
    var attendance = Attendance.read(typed, booking.session().time().minutes());
    var before = booking.attendance();
    if (booking.record(attendance, recorder, now)) {
      bookings.flush();
      outbox.append(BookingEvents.attendanceRecorded(booking, now));
      trail.append(BookingAction.ATTENDANCE_RECORDED.of(booking, before, adviser(booking, who)));
      Log.infof(
          "event=attendance-recorded booking=%s status=%s minutes=%d",
          id, booking.status(), booking.minutes());
    }
    return BookingView.of(booking);
  }

  private static Actor adviser(Booking booking, SignedIn who) {
    return new Actor(who.subject(), Roles.ADVISER, booking.session().library().code());
  }
}
