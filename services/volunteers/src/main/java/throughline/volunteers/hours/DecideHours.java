package throughline.volunteers.hours;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.database.Sql;
import throughline.platform.database.TextArray;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;
import throughline.platform.messaging.Outbox;
import throughline.platform.web.decision.Picked;
import throughline.volunteers.Roles;
import throughline.volunteers.hours.HoursEvents.Changed;

/** A coordinator approves hours, which makes them count, or gives them back to be put right. */
@ApplicationScoped
public class DecideHours {
  static final int LONGEST_REASON = 300;

  /**
   * Locked in the order of their ids, so that of two coordinators who ticked the same neither waits
   * in a circle. Whoever waited looks at the row again, and leaves what was decided meanwhile.
   */
  private static final String APPROVE =
      """
      WITH picked AS (
        SELECT e.id
          FROM hours_entry e
          JOIN unnest(CAST(:ids AS uuid[]), CAST(:versions AS bigint[]))
               AS seen (id, version) ON seen.id = e.id AND seen.version = e.version
         WHERE e.status = 'SUBMITTED'
           AND (:everywhere OR e.library_code = ANY (CAST(:places AS text[])))
         ORDER BY e.id FOR NO KEY UPDATE OF e)
      UPDATE hours_entry e
         SET status = 'APPROVED', approved_by = :approver, approved_at = :now,
             changed_by = :approver, changed_at = :now, change_reason = NULL, version = e.version + 1
        FROM picked, volunteer v
       WHERE e.id = picked.id AND v.id = e.volunteer_id
      RETURNING
      """
          + HoursEvents.COLUMNS;

  private static final String TAKE_BACK =
      """
      WITH picked AS (
        SELECT id FROM hours_entry e
         WHERE status = 'APPROVED' AND approved_by = :person AND approved_at = :moment AND approved_at >= :today
           AND (:everywhere OR library_code = ANY (CAST(:places AS text[])))
         ORDER BY id FOR NO KEY UPDATE)
      UPDATE hours_entry e
         SET status = 'SUBMITTED', approved_by = NULL, approved_at = NULL,
             changed_by = :person, changed_at = :now, change_reason = NULL, version = e.version + 1
        FROM picked, volunteer v
       WHERE e.id = picked.id AND v.id = e.volunteer_id
      RETURNING
      """
          + HoursEvents.COLUMNS;

  /** Stands for all places. */
  static final String COUNTY = "*";

  private static final String COORDINATES =
      """
      INSERT INTO place_coordinator (person_id, place_code, seen_at)
      SELECT :person, place, :now FROM unnest(CAST(:places AS text[])) AS place
      ON CONFLICT ON CONSTRAINT place_coordinator_pk DO UPDATE SET seen_at = excluded.seen_at
      WHERE place_coordinator.seen_at < excluded.seen_at - interval '1 day'
      """;

  private static final String ANY_OWN =
      """
      SELECT EXISTS (SELECT FROM hours_entry
       WHERE id = ANY (CAST(:ids AS uuid[])) AND :person IN (volunteer_id, entered_by))
      """;

  /** One entry that was approved, and when. */
  record One(HoursView hours, Instant moment) {}

  /**
   * What was approved, and what was left because it changed since the coordinator saw it, or is no
   * longer at their libraries.
   */
  public record Outcome(List<UUID> approved, Set<UUID> changed, Instant moment) {}

  private final People people;
  private final ApprovalQueue queue;
  private final HoursEntries entries;
  private final HoursMails mails;
  private final Sql sql;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Clock clock;

  DecideHours(
      People people,
      ApprovalQueue queue,
      HoursEntries entries,
      HoursMails mails,
      Sql sql,
      Outbox outbox,
      AuditTrail trail,
      Clock clock) {
    this.people = people;
    this.queue = queue;
    this.entries = entries;
    this.mails = mails;
    this.sql = sql;
    this.outbox = outbox;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Approves the entry and publishes that. Of two coordinators at once one waits at the row and is
   * then told that it is done.
   */
  @Transactional
  One approve(UUID id, Long seen, SignedIn who, Places places) {
    var now = now();
    var approver = people.recognise(who);
    note(approver, places, now);
    var entry = entries.lock(id, places);
    entry.approve(approver, seen, now);
    entries.flush();
    outbox.append(HoursEvents.of(VolunteerEvents.HOURS_APPROVED, entry, now));
    trail.append(HoursAction.APPROVED.of(entry, coordinator(who, entry.library().code())));
    Log.infof("event=hours-approved entry=%s minutes=%d", id, entry.worked().minutes());
    return new One(HoursView.of(entry), now);
  }

  /**
   * Approves all that is usual, as the coordinator saw it.
   *
   * @param seen when they saw the list: what came or changed later is left
   * @param library null for all of the places
   */
  @Transactional
  Outcome approveUsual(Instant seen, String library, SignedIn who, Places places) {
    var usual = new LinkedHashMap<UUID, Long>();
    queue.read(people.recognise(who), places, library).stream()
        .filter(each -> each.isUsual() && !each.changedAt().isAfter(seen))
        .forEach(each -> usual.put(each.id(), each.version()));
    if (usual.isEmpty()) {
      throw new Conflict("none-usual", "None of the hours that you saw waits as it did");
    }
    return approve(new Picked<>(usual), who, places);
  }

  /** Takes back what somebody approved at this moment, on the same day only. */
  @Transactional
  int takeBack(Instant moment, SignedIn who, Places places) {
    var now = clock.instant();
    var back =
        sql.of(TAKE_BACK)
            .bind("person", people.recognise(who))
            .bind("moment", moment)
            .bind("today", London.dateOf(now).atStartOfDay(London.ZONE).toInstant())
            .bind("everywhere", places.all())
            .bind("places", places.codes())
            .bind("now", now)
            .list(Changed.class);
    if (back.isEmpty()) {
      throw new Conflict(
          "not-taken-back",
          "An approval is taken back on the day when it was made. Settle these hours instead");
    }
    outbox.appendAll(
        back.stream().map(each -> each.event(VolunteerEvents.HOURS_CHANGED, now)).toList());
    trail.appendAll(back.stream().map(each -> each.by(who, HoursAction.TAKEN_BACK)).toList());
    Log.infof("event=approvals-taken-back entries=%d", back.size());
    return back.size();
  }

  @Transactional
  public Outcome approve(Picked<UUID> picked, SignedIn who, Places places) {
    var now = now();
    var approver = people.recognise(who);
    note(approver, places, now);
    var ids = picked.versions().keySet();
    if (entries.rows(ids, places).isEmpty()) {
      throw new InvalidInput("entry", "None of the hours that you ticked is at your libraries now");
    }
    if (anyOwn(ids, approver)) {
      throw HoursEntry.ownHours();
    }
    var approved = approve(picked, places, approver, now);
    outbox.appendAll(
        approved.stream().map(entry -> entry.event(VolunteerEvents.HOURS_APPROVED, now)).toList());
    trail.appendAll(approved.stream().map(entry -> entry.by(who, HoursAction.APPROVED)).toList());
    Log.infof("event=hours-approved-together entries=%d", approved.size());

    var changed = new LinkedHashSet<>(ids);
    approved.forEach(entry -> changed.remove(entry.id()));
    return new Outcome(approved.stream().map(Changed::id).toList(), changed, now);
  }

  /** Of whole milliseconds, so that an address can name it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private void note(UUID coordinator, Places places, Instant now) {
    sql.of(COORDINATES)
        .bind("person", coordinator)
        .bind("places", places.all() ? Set.of(COUNTY) : places.codes())
        .bind("now", now)
        .update();
  }

  private boolean anyOwn(Set<UUID> ids, UUID person) {
    return sql.of(ANY_OWN)
        .bind("ids", TextArray.of(ids, UUID::toString))
        .bind("person", person)
        .one(boolean.class);
  }

  private List<Changed> approve(Picked<UUID> picked, Places places, UUID approver, Instant now) {
    return sql.of(APPROVE)
        .bind("ids", TextArray.of(picked.versions().keySet(), UUID::toString))
        .bind("versions", TextArray.of(picked.versions().values(), version -> version))
        .bind("everywhere", places.all())
        .bind("places", TextArray.of(places.codes(), String::toString))
        .bind("approver", approver)
        .bind("now", now)
        .list(Changed.class);
  }

  @Transactional
  public HoursView giveBack(UUID id, long seen, String why, SignedIn who, Places places) {
    var now = clock.instant();
    var entry = entries.lock(id, places);
    // Before the reason: the page that names what is wrong with it says the version of now.
    entry.requireWaitingSince(seen);
    var fields = new Fields();
    var reason = fields.text("reason", why, LONGEST_REASON, "Enter what is to be put right");
    fields.throwIfAny();
    entry.giveBack(reason, people.recognise(who), now);
    entries.flush();
    mails.returned(entry, reason);
    outbox.append(HoursEvents.of(VolunteerEvents.HOURS_RETURNED, entry, now));
    trail.append(
        HoursAction.RETURNED.of(
            entry,
            coordinator(who, entry.library().code()),
            Change.personal("returnReason", null, reason)));
    Log.infof("event=hours-returned entry=%s", id);
    return HoursView.of(entry);
  }

  private static Actor coordinator(SignedIn who, String library) {
    return new Actor(who.subject(), Roles.COORDINATOR, library);
  }
}
