package throughline.bookings.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import throughline.bookings.Roles;
import throughline.contracts.bookings.BookingState.Status;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;
import throughline.platform.database.audit.HistoryLine;
import throughline.platform.database.audit.RecordedAction;

/** An adviser asks who recorded or cancelled what of a booking. */
@ApplicationScoped
public class ShowBookingHistory {
  private final Bookings bookings;
  private final AuditTrail trail;

  ShowBookingHistory(Bookings bookings, AuditTrail trail) {
    this.bookings = bookings;
    this.trail = trail;
  }

  @Transactional
  public List<HistoryLine> show(UUID id, SignedIn who, Places places) {
    var booking = bookings.whole(id, places);
    return trail.history(BookingAction.record(id), PageRequest.read(null, null)).stream()
        .map(action -> line(action, booking, who))
        .toList();
  }

  private static HistoryLine line(RecordedAction action, Booking booking, SignedIn who) {
    var what = BookingAction.valueOf(action.action());
    return new HistoryLine(
        action.at(),
        what.inWords(),
        who(action.actor(), who),
        what == BookingAction.BOOKING_CANCELLED ? booking.cancelReason() : null,
        action.changes().stream().map(ShowBookingHistory::detail).toList());
  }

  private static String who(Actor actor, SignedIn reader) {
    if (actor.role().equals(Roles.ENTREPRENEUR)) {
      return "whoever booked";
    }
    if (actor.subject().equals(reader.subject())) {
      return "you";
    }
    return actor.role().equals(Roles.PARTNER) ? "the partner" : "an adviser";
  }

  private static String detail(Change change) {
    return "%s, before it %s"
        .formatted(words(change.field(), change.after()), words(change.field(), change.before()));
  }

  private static String words(String field, String value) {
    return switch (field) {
      case BookingAction.STATUS -> BookingView.Words.of(Status.valueOf(value)).text();
      case BookingAction.MINUTES -> London.hours(Integer.parseInt(value));
      case BookingAction.LATE -> value.equals("true") ? "Came late" : "Came in time";
      default -> value;
    };
  }
}
