package throughline.bookings.session;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.AuditedRecord;
import throughline.publishing.library.Libraries;

/** An adviser changes a session, or also those of its series; everybody who has a place is told. */
@ApplicationScoped
public class EditSession {
  private static final int MOST_NAMES = 20;

  private final Sessions sessions;
  private final ReadPlan readPlan;
  private final Claims claims;
  private final PlacesTaken placesTaken;
  private final Libraries libraries;
  private final AuditTrail trail;
  private final Clock clock;

  EditSession(
      Sessions sessions,
      ReadPlan readPlan,
      Claims claims,
      PlacesTaken placesTaken,
      Libraries libraries,
      AuditTrail trail,
      Clock clock) {
    this.sessions = sessions;
    this.readPlan = readPlan;
    this.claims = claims;
    this.placesTaken = placesTaken;
    this.libraries = libraries;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Changes them all or none, in one transaction behind the locks on their rows.
   *
   * @param seen the version that was read before; null to change whatever it is now
   */
  @Transactional
  public SessionView edit(
      UUID id, SessionRequest typed, SeriesPart part, Long seen, SignedIn who, Places places) {
    var now = clock.instant();
    var all = sessions.lockToChange(id, part, now, places);
    var one =
        all.stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new NotFound("session with this number"));
    one.requireChangeable(seen, now);
    var plans = plans(all, one, readPlan.read(typed, one, places, now));
    all.forEach(each -> requireRoom(each, plans.get(each)));
    claim(all, plans);
    var moved = all.stream().filter(each -> each.isMovedBy(plans.get(each))).toList();
    var told = all.stream().filter(each -> each.isToldOf(plans.get(each))).toList();
    var wider =
        all.stream()
            .filter(each -> each.capacity() < plans.get(each).capacity())
            .map(Session::id)
            .toList();
    all.forEach(
        each ->
            each.change(plans.get(each), libraries.findById(plans.get(each).venue().library())));
    sessions.flush();
    if (!moved.isEmpty()) {
      placesTaken.follow(moved.stream().map(Session::id).toList());
    }
    placesTaken.roomMade(wider);
    var changed = sessions.anew(all.stream().map(Session::id).toList());
    placesTaken.tellChanged(told);
    var actor = SessionStaff.actor(who, places, one.library().code());
    trail.appendAll(
        all.stream()
            .map(
                each ->
                    AuditEntry.of(
                        actor,
                        SessionAction.SESSION_CHANGED,
                        AuditedRecord.of("session", each.id())))
            .toList());
    Log.infof("event=session-changed session=%s with=%d told=%d", id, all.size(), told.size());
    return changed.stream()
        .filter(each -> each.id().equals(id))
        .map(SessionView::of)
        .findFirst()
        .orElseThrow();
  }

  private static Map<Session, SessionPlan> plans(List<Session> all, Session one, SessionPlan plan) {
    var days = ChronoUnit.DAYS.between(one.time().date(), plan.start().toLocalDate());
    var plans = new LinkedHashMap<Session, SessionPlan>();
    for (var each : all) {
      var start = each.time().date().plusDays(days).atTime(plan.start().toLocalTime());
      requireExists(start);
      plans.put(each, plan.at(start));
    }
    return plans;
  }

  private static void requireExists(LocalDateTime start) {
    if (!SessionTime.exists(start)) {
      throw new InvalidInput(
          "time",
          "There is no %s on %s, because the clocks go forward"
              .formatted(London.time(start.toLocalTime()), London.date(start.toLocalDate())));
    }
  }

  private void requireRoom(Session session, SessionPlan plan) {
    if (plan.capacity() < session.taken()) {
      throw new InvalidInput(
          "capacity",
          "%d places are taken on %s: %s. Cancel bookings first, or enter %d or more"
              .formatted(
                  session.taken(),
                  London.date(session.time().date()),
                  String.join(", ", placesTaken.names(session.id(), MOST_NAMES)),
                  session.taken()));
    }
  }

  /** The rows of what they had and will have are locked together, in one order. */
  private void claim(List<Session> all, Map<Session, SessionPlan> plans) {
    var changing = all.stream().filter(each -> each.isClaimedOtherwiseBy(plans.get(each))).toList();
    if (changing.isEmpty()) {
      return;
    }
    var plan = plans.get(changing.get(0));
    var rows = new TreeSet<>(plan.resources());
    changing.forEach(each -> rows.addAll(each.resources()));
    claims.lock(rows);
    claims.claim(
        plan.resources(),
        plan.venue().code(),
        changing.stream().map(each -> Claims.Slot.of(each.id(), plans.get(each).time())).toList());
  }
}
