package throughline.bookings.register;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.bookings.booking.BookingAction;
import throughline.bookings.register.GroupCounts.GroupCount;
import throughline.bookings.session.BrowseSessions;
import throughline.bookings.session.SessionStaff;
import throughline.bookings.session.SessionView;
import throughline.contracts.bookings.BookingEvents;
import throughline.contracts.bookings.GroupCountState;
import throughline.contracts.bookings.GroupCountState.Group;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.AuditedRecord;
import throughline.platform.database.audit.Change;
import throughline.platform.messaging.Outbox;
import throughline.platform.messaging.OutboxEvent;

/** An adviser counts a group that was at a session, such as a school, or puts the number right. */
@ApplicationScoped
public class CountGroup {
  /** A count as typed. */
  @Schema(name = "CountGroup", description = "A group that was at a session")
  public record Request(
      @Schema(
              enumeration = {"SCHOOL", "COLLEGE", "COMMUNITY", "BUSINESS", "OTHER"},
              required = true)
          String group,
      @Schema(description = "How many people they were", examples = "25", required = true)
          String people) {
    private static final int MOST = 2000;

    GroupCount read(UUID id, long version, UUID session, int fewest) {
      var fields = new Fields();
      var kind = fields.oneOf("group", group, Group.class, "Choose what kind of group it was");
      var number =
          fields.wholeNumber("people", people, fewest, MOST, "Enter how many people they were");
      fields.throwIfAny();
      return new GroupCount(id, version, session, kind, number);
    }
  }

  private final People people;
  private final BrowseSessions sessions;
  private final GroupCounts counts;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Clock clock;

  CountGroup(
      People people,
      BrowseSessions sessions,
      GroupCounts counts,
      Outbox outbox,
      AuditTrail trail,
      Clock clock) {
    this.people = people;
    this.sessions = sessions;
    this.counts = counts;
    this.outbox = outbox;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  public GroupCount count(UUID sessionId, Request typed, SignedIn who, Places places) {
    var session = sessions.one(sessionId, places);
    var count = typed.read(UUID.randomUUID(), 1, sessionId, 1);
    requireHeld(session);
    counts.add(count, people.recognise(who), clock.instant());
    tell(count, null, session, who, places);
    return count;
  }

  /**
   * Puts a count right; 0 people takes it back, so that nobody of it counts any more.
   *
   * @param seen the version that was put right
   */
  @Transactional
  GroupCount correct(UUID id, long seen, Request typed, SignedIn who, Places places) {
    var before = find(id, places);
    var after = typed.read(id, seen + 1, before.session(), 0);
    if (!counts.correct(after, seen, people.recognise(who), clock.instant())) {
      throw new Conflict(
          "changed-meanwhile",
          "Somebody else has put this count right meanwhile: it is %d now. Look at it again"
              .formatted(before.people()));
    }
    tell(after, before, sessions.one(before.session()), who, places);
    return after;
  }

  GroupCount find(UUID id, Places places) {
    return counts.find(id, places).orElseThrow(() -> new NotFound("count with this number"));
  }

  private void requireHeld(SessionView session) {
    if (session.cancelled()) {
      throw new Conflict("session-cancelled", "This session is cancelled");
    }
    if (!session.time().checkInIsOpen(clock.instant())) {
      throw new Conflict(
          "too-early",
          "You can count a group from " + London.moment(session.time().checkInOpensAt()));
    }
  }

  private void tell(
      GroupCount count, GroupCount before, SessionView session, SignedIn who, Places places) {
    var state =
        new GroupCountState(
            count.version(),
            session.id().toString(),
            session.date(),
            session.venue(),
            session.library(),
            session.delivery(),
            count.group(),
            (long) count.people());
    outbox.append(
        OutboxEvent.of(
            BookingEvents.GROUP_COUNTED, count.id(), count.version(), clock.instant(), state));
    trail.append(
        AuditEntry.of(
            SessionStaff.actor(who, places, session.library()),
            BookingAction.GROUP_COUNTED,
            AuditedRecord.of("group-count", count.id()),
            Change.of("people", before == null ? null : before.people(), count.people()),
            Change.of("group", before == null ? null : before.group(), count.group())));
    Log.infof("event=group-counted count=%s people=%d", count.id(), count.people());
  }
}
