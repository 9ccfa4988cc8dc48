package throughline.bookings.booking;

import static throughline.contracts.bookings.BookingEvents.BOOKING_CANCELLED;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.bookings.Roles;
import throughline.bookings.booking.Booking.Attendance;
import throughline.bookings.booking.queue.FreePlaces;
import throughline.bookings.booking.queue.PlaceRequests;
import throughline.bookings.entrepreneur.Entrepreneurs;
import throughline.bookings.session.SessionStaff;
import throughline.bookings.session.SessionView;
import throughline.bookings.session.Sessions;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.AuditedRecord;
import throughline.platform.messaging.Outbox;

/** Cancels one booking or a whole session, and whoever loses a place by it is told. */
@ApplicationScoped
public class CancelBookings {
  /** A cancelling as the API or the form sends it. */
  @Schema(name = "Cancel", description = "Why staff cancel")
  public record Request(
      @Schema(
              description =
                  "What those who lose their place are told. Not asked of whoever cancels their own booking",
              examples = "The adviser is ill",
              maxLength = 200)
          String reason) {
    private static final int LONGEST_REASON = 200;

    String read() {
      var fields = new Fields();
      var read =
          fields.text(
              "reason",
              reason,
              LONGEST_REASON,
              "Enter a reason. It is told to whoever has a place");
      fields.throwIfAny();
      return read;
    }
  }

  private record Cancelled(Booking booking, Attendance before) {}

  private final Entrepreneurs entrepreneurs;
  private final Sessions sessions;
  private final Bookings bookings;
  private final FreePlaces freePlaces;
  private final Alternatives alternatives;
  private final PlaceRequests requests;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final BookingMails mails;
  private final Clock clock;

  CancelBookings(
      Entrepreneurs entrepreneurs,
      Sessions sessions,
      Bookings bookings,
      FreePlaces freePlaces,
      Alternatives alternatives,
      PlaceRequests requests,
      Outbox outbox,
      AuditTrail trail,
      BookingMails mails,
      Clock clock) {
    this.entrepreneurs = entrepreneurs;
    this.sessions = sessions;
    this.bookings = bookings;
    this.freePlaces = freePlaces;
    this.alternatives = alternatives;
    this.requests = requests;
    this.outbox = outbox;
    this.trail = trail;
    this.mails = mails;
    this.clock = clock;
  }

  /**
   * An entrepreneur gives up their own place, or an adviser cancels somebody's for a reason. The
   * place is free at once.
   *
   * <p>The session's row is locked before the booking's, as when somebody books: so one never waits
   * for the other in a circle. Whoever cancels their own is told by mail at the address of this
   * sign-in, which is followed before either, again as when somebody books.
   */
  @Transactional
  public BookingView cancelBooking(
      UUID id, Request typed, SignedIn who, Optional<String> address, Places places) {
    var now = clock.instant();
    var own = bookings.isOwn(id, who.subject());
    if (own) {
      entrepreneurs.recognise(who, address);
    }
    bookings.lockSessionOf(id);
    var booking = bookings.lock(id, who.subject(), places);
    var before = booking.attendance();
    var library = booking.session().library().code();
    var actor = SessionStaff.actor(who, places, library);
    if (own) {
      booking.cancelByUser(now);
      actor = Actor.of(who.subject(), Roles.ENTREPRENEUR);
    } else {
      booking.cancelByProvider(typed.read(), now);
    }
    settle(List.of(new Cancelled(booking, before)), actor);
    Log.infof("event=booking-cancelled booking=%s status=%s", id, booking.status());
    return BookingView.of(booking);
  }

  /** Somebody gives up their own place by the link of a mail. */
  @Transactional
  public BookingView giveUp(UUID id) {
    bookings.lockSessionOf(id);
    var booking = bookings.lock(id, Places.everywhere());
    var before = booking.attendance();
    booking.cancelByUser(clock.instant());
    settle(List.of(new Cancelled(booking, before)), Actor.of(id.toString(), Roles.ENTREPRENEUR));
    Log.infof("event=booking-cancelled booking=%s status=%s", id, booking.status());
    return BookingView.of(booking);
  }

  /**
   * Cancels the session and every booking of it, in one transaction behind the lock on its row:
   * nobody books in between and is not told.
   */
  @Transactional
  public SessionView cancelSession(UUID id, Request typed, SignedIn who, Places places) {
    var now = clock.instant();
    var session =
        sessions.lock(id, places).orElseThrow(() -> new NotFound("session with this number"));
    var reason = typed.read();
    var actor = SessionStaff.actor(who, places, session.library().code());
    var cancelled = new ArrayList<Cancelled>();
    for (var booking : bookings.lockLive(id)) {
      cancelled.add(new Cancelled(booking, booking.attendance()));
      booking.cancelWithSession(reason, now);
    }
    requests.endAll(id);
    settle(cancelled, actor);
    // Only now: the database holds that nobody has a place at a cancelled session.
    session.cancel(reason, now);
    sessions.flush();
    trail.append(
        AuditEntry.of(actor, BookingAction.SESSION_CANCELLED, AuditedRecord.of("session", id)));
    Log.infof("event=session-cancelled session=%s bookings=%d", id, cancelled.size());
    sessions.readAgain(session);
    return SessionView.of(session);
  }

  /**
   * Gives the places of one session back, publishes, writes down and tells by mail that these
   * bookings are cancelled. The session's row must be locked.
   */
  private void settle(List<Cancelled> cancelled, Actor actor) {
    if (cancelled.isEmpty()) {
      return;
    }
    bookings.flush();
    freePlaces.free(cancelled.get(0).booking().session().id(), cancelled.size());
    outbox.appendAll(
        cancelled.stream()
            .map(Cancelled::booking)
            .map(each -> BookingEvents.of(BOOKING_CANCELLED, each, each.cancelledAt()))
            .toList());
    trail.appendAll(
        cancelled.stream()
            .map(each -> BookingAction.BOOKING_CANCELLED.of(each.booking(), each.before(), actor))
            .toList());
    var first = cancelled.get(0).booking();
    var instead =
        first.cancelReason() == null
            ? List.<SessionView>of()
            : alternatives.to(first.session().id(), null);
    for (var each : cancelled) {
      var booking = each.booking();
      entrepreneurs
          .addressOf(booking.entrepreneur().id())
          .ifPresent(address -> mails.cancel(booking, instead, address));
    }
  }
}
