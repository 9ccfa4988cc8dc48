package throughline.bookings.register;

import static throughline.contracts.bookings.BookingEvents.ATTENDANCE_RECORDED;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.bookings.booking.Booking.Attendance;
import throughline.bookings.booking.BookingAction;
import throughline.bookings.booking.BookingEvents;
import throughline.bookings.booking.BookingView;
import throughline.bookings.booking.Bookings;
import throughline.bookings.session.BrowseSessions;
import throughline.bookings.session.SessionStaff;
import throughline.contracts.bookings.BookingState.Status;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.People;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.messaging.Outbox;

/** An adviser records whether somebody came, puts it right, or takes it back. */
@ApplicationScoped
public class RecordAttendance {
  /** An attendance as the API or the form sends it. */
  @Schema(name = "RecordAttendance", description = "Whether somebody came")
  public record Request(
      @Schema(
              description = "CONFIRMED takes back what was recorded",
              enumeration = {"ATTENDED", "PARTIAL", "NO_SHOW", "CONFIRMED"},
              required = true)
          String status,
      @Schema(
              description = "Only for PARTIAL: 1 to one less than the session's minutes",
              examples = "30")
          String minutes,
      @Schema(description = "Whether they came after the start; only for those who came")
          boolean late) {

    private enum Outcome {
      ATTENDED,
      PARTIAL,
      NO_SHOW,
      CONFIRMED
    }

    /** What a button of the register says: an outcome, or that they came late. */
    static Request pressed(String button) {
      var late = "LATE".equals(button);
      return new Request(late ? Outcome.ATTENDED.name() : button, null, late);
    }

    Attendance read(int sessionMinutes) {
      var fields = new Fields();
      var outcome = fields.oneOf("status", status, Outcome.class, "Choose whether they came");
      var read = outcome == null ? 0 : minutes(fields, outcome, sessionMinutes);
      if (late && (outcome == Outcome.NO_SHOW || outcome == Outcome.CONFIRMED)) {
        fields.reject("late", "Leave this out unless they came");
      }
      fields.throwIfAny();
      return new Attendance(Status.valueOf(outcome.name()), read, late);
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
   */
  @Transactional
  public BookingView record(UUID id, Request typed, SignedIn who, Places places) {
    var now = clock.instant();
    var recorder = people.recognise(who);
    var booking = bookings.lock(id, places);
    var attendance = typed.read(booking.session().time().minutes());
    var before = booking.attendance();
    if (booking.record(attendance, recorder, now)) {
      bookings.flush();
      outbox.append(BookingEvents.of(ATTENDANCE_RECORDED, booking, now));
      var actor = SessionStaff.actor(who, places, booking.session().library().code());
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
      booking.record(new Attendance(Status.ATTENDED, minutes, false), recorder, now);
    }
    bookings.flush();
    outbox.appendAll(
        shown.stream().map(each -> BookingEvents.of(ATTENDANCE_RECORDED, each, now)).toList());
    var actor = SessionStaff.actor(who, places, library);
    trail.appendAll(
        shown.stream()
            .map(each -> BookingAction.ATTENDANCE_RECORDED.of(each, Attendance.UNKNOWN, actor))
            .toList());
    Log.infof("event=everyone-came session=%s recorded=%d", session, shown.size());
    return shown.size() < unmarked.size();
  }
}
