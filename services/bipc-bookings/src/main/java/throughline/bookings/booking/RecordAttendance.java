package throughline.bookings.booking;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import throughline.bookings.Roles;
import throughline.bookings.booking.Booking.Attendance;
import throughline.bookings.session.BrowseSessions;
import throughline.contracts.bookings.BookingState.Status;
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
  private final BrowseSessions sessions;
  private final Bookings bookings;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Clock clock;

  RecordAttendance(
      People people,
      BrowseSessions sessions,
      Bookings bookings,
      Outbox outbox,
      AuditTrail trail,
      Clock clock) {
    this.people = people;
    this.sessions = sessions;
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
    var attendance = typed.read(booking.session().time().minutes());
    var before = booking.attendance();
    if (booking.record(attendance, recorder, now)) {
      bookings.flush();
      outbox.append(BookingEvents.attendanceRecorded(booking, now));
      var actor = new Actor(who.subject(), Roles.ADVISER, booking.session().library().code());
      trail.append(BookingAction.ATTENDANCE_RECORDED.of(booking, before, actor));
      Log.infof(
          "event=attendance-recorded booking=%s status=%s minutes=%d",
          id, booking.status(), booking.minutes());
    }
    return BookingView.of(booking);
  }

  /**
   * Keeps and publishes that everybody whom the adviser saw on the register came for the whole
   * session. What was recorded of one person stays as it is, and so does whoever booked later than
   * the adviser could see.
   *
   * @param seen when the newest booking was made that the adviser had before them
   * @param places those at which the adviser may
   * @return whether somebody booked later, of whom nothing is recorded
   * @throws NotFound if there is no such session at these places
   * @throws Conflict before check-in opens
   */
  @Transactional
  public boolean recordEveryone(UUID session, Instant seen, SignedIn who, Places places) {
    var now = clock.instant();
    var library = sessions.one(session, places).library();
    var recorder = people.recognise(who);
    var unmarked = bookings.lockUnmarked(session);
    var shown = unmarked.stream().filter(each -> !each.bookedAt().isAfter(seen)).toList();
    for (var booking : shown) {
      var minutes = booking.session().time().minutes();
      booking.record(new Attendance(Status.ATTENDED, minutes), recorder, now);
    }
    bookings.flush();
    outbox.appendAll(
        shown.stream().map(each -> BookingEvents.attendanceRecorded(each, now)).toList());
    var unknown = new Attendance(Status.CONFIRMED, 0);
    var actor = new Actor(who.subject(), Roles.ADVISER, library);
    trail.appendAll(
        shown.stream()
            .map(each -> BookingAction.ATTENDANCE_RECORDED.of(each, unknown, actor))
            .toList());
    Log.infof("event=everyone-came session=%s recorded=%d", session, shown.size());
    return shown.size() < unmarked.size();
  }
}
