package throughline.volunteers.hours;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.core.input.FieldError;
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
import throughline.volunteers.Roles;
import throughline.volunteers.hours.HoursEvents.Changed;
import throughline.volunteers.hours.NoOverlap.Asked;
import throughline.volunteers.hours.ReadHours.Hours;
import throughline.volunteers.volunteer.Volunteers;

/**
 * A volunteer hands in hours for approval, or a coordinator does it for them; until they are
 * approved the volunteer puts them right, or takes them back for good.
 */
@ApplicationScoped
public class LogHours {
  /** A finish of the day that is taken for one of the night makes twelve hours more of it. */
  private static final Duration LONGEST_NIGHT_OF_A_SHEET = Duration.ofHours(12);

  private static final String WHICH_HALF =
      "If it ended earlier, write both times with am, pm or noon. If not, say why in the column"
          + " Reason";

  private static final String LOG_TOGETHER =
      """
      WITH logged AS (
        INSERT INTO hours_entry (id, version, volunteer_id, library_code, role_code, slot_id, started_at, ended_at, status,
                                 entered_by, entered_at, changed_by, changed_at)
        SELECT gen_random_uuid(), 1, volunteer_id, library_code, role_code, slot_id, start_at, end_at, 'SUBMITTED',
               :by, :now, :by, :now
          FROM unnest(CAST(:volunteers AS uuid[]), CAST(:libraries AS text[]), CAST(:roles AS text[]), CAST(:slots AS uuid[]),
                      CAST(:starts AS timestamptz[]), CAST(:ends AS timestamptz[]))
               AS came (volunteer_id, library_code, role_code, slot_id, start_at, end_at)
          JOIN volunteer ON volunteer.id = volunteer_id AND volunteer.status = 'ACTIVE'
         WHERE hours_over_16_on(volunteer_id, start_at, end_at, :none) IS NULL
        ON CONFLICT ON CONSTRAINT hours_entry_no_overlap_ex DO NOTHING
        RETURNING *)
      SELECT
      """
          + HoursEvents.COLUMNS
          + "FROM logged e JOIN volunteer v ON v.id = e.volunteer_id";

  private final People people;
  private final Volunteers volunteers;
  private final ReadHours readHours;
  private final NoOverlap noOverlap;
  private final HoursEntries entries;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Sql sql;
  private final Clock clock;

  LogHours(
      People people,
      Volunteers volunteers,
      ReadHours readHours,
      NoOverlap noOverlap,
      HoursEntries entries,
      Outbox outbox,
      AuditTrail trail,
      Sql sql,
      Clock clock) {
    this.people = people;
    this.volunteers = volunteers;
    this.readHours = readHours;
    this.noOverlap = noOverlap;
    this.entries = entries;
    this.outbox = outbox;
    this.trail = trail;
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * What a volunteer handed in.
   *
   * @param before whether somebody else had logged the same time for them: this is that entry
   */
  public record Own(HoursView hours, boolean before) {}

  @Transactional
  public Own log(HoursRequest typed, SignedIn who) {
    var now = clock.instant();
    var person = people.recognise(who);
    var giver = volunteers.lockActive(person);
    var hours = readHours.read(typed, now);
    var found = noOverlap.find(person, hours.worked(), NoOverlap.NEW);
    var same = found.filter(each -> each.twin() && !person.equals(each.enteredBy()));
    if (same.isPresent()) {
      return new Own(HoursView.of(entries.findById(same.get().id())), true);
    }
    found.ifPresent(
        each -> {
          throw each.refusal(Places.everywhere());
        });
    var actor = Actor.of(who.subject(), Roles.VOLUNTEER);
    return new Own(
        HoursView.of(save(new HoursEntry(giver, hours, person, now), actor, now)), false);
  }

  /**
   * Somebody who came, as staff saw it.
   *
   * @param role null if it is not known
   * @param slot the weekly slot or shift in which they came; null if none
   */
  public record Came(UUID volunteer, WorkedTime worked, String library, String role, UUID slot) {}

  /**
   * What became of many who came.
   *
   * @param logged whose hours were logged
   * @param left whose were not, with why in words
   */
  public record Together(List<UUID> logged, Map<UUID, String> left) {}

  /**
   * Staff log everyone who came, by one statement; another coordinator approves them. Whose time is
   * logged already, by whomever, is left as it is: pressing twice logs once.
   *
   * @param places of the staff: whoever came elsewhere is left out
   */
  @Transactional
  public Together together(List<Came> came, SignedIn staff, Places places) {
    var now = clock.instant();
    var by = people.recognise(staff);
    var here = came.stream().filter(each -> places.includes(each.library())).toList();
    if (here.stream().anyMatch(each -> each.worked().end().isAfter(now))) {
      throw new Conflict("not-over", "Hours are logged once they are over");
    }
    volunteers.lock(here.stream().map(Came::volunteer).toList());
    var logged =
        sql.of(LOG_TOGETHER)
            .bind("volunteers", TextArray.of(here, Came::volunteer))
            .bind("libraries", TextArray.of(here, Came::library))
            .bind("roles", TextArray.of(here, Came::role))
            .bind("slots", TextArray.of(here, Came::slot))
            .bind("starts", TextArray.of(here, each -> each.worked().start()))
            .bind("ends", TextArray.of(here, each -> each.worked().end()))
            .bind("none", NoOverlap.NEW)
            .bind("by", by)
            .bind("now", now)
            .list(Changed.class);
    outbox.appendAll(
        logged.stream().map(each -> each.event(VolunteerEvents.HOURS_LOGGED, now)).toList());
    trail.appendAll(logged.stream().map(each -> each.by(staff, HoursAction.LOGGED)).toList());
    Log.infof("event=hours-logged-together entries=%d", logged.size());
    var who = logged.stream().map(Changed::volunteerId).toList();
    return new Together(
        who, left(came.stream().filter(each -> !who.contains(each.volunteer())).toList(), places));
  }

  private Map<UUID, String> left(List<Came> all, Places places) {
    var asked = new ArrayList<Asked>();
    all.forEach(each -> asked.add(new Asked(asked.size(), each.volunteer(), each.worked())));
    var problems = noOverlap.problems(asked, places);
    var left = new LinkedHashMap<UUID, String>();
    asked.forEach(
        each ->
            left.put(
                each.volunteer(),
                problems.getOrDefault(each.place(), "They do not volunteer here now")));
    return left;
  }

  @Transactional
  public UUID logFor(UUID volunteer, HoursRequest typed, UUID coordinator, Actor actor) {
    var now = clock.instant();
    var giver = volunteers.lockActive(volunteer);
    var hours = readHours.read(typed, now);
    noOverlap.require(volunteer, hours.worked(), NoOverlap.NEW, Places.of(actor.place()));
    return save(new HoursEntry(giver, hours, coordinator, now), actor, now).id();
  }

  /** Hours that a coordinator means to hand in; the volunteer is null if nobody is known. */
  public record Meant(UUID volunteer, HoursRequest hours) {}

  /**
   * Hours that were checked, to be logged later.
   *
   * @param hours on the date that was read: "yesterday" is another one by then
   * @param worked null if they are wrong
   * @param problems what {@link #logFor} would refuse of them now; empty if nothing
   */
  public record Checked(HoursRequest hours, WorkedTime worked, List<FieldError> problems) {}

  /**
   * Reads hours that a coordinator means to hand in, all of them with one look at what is logged.
   * Nobody is asked whether a finish before the start is one of the next day: where that may be a
   * slip, it is a problem.
   */
  @Transactional
  public List<Checked> check(List<Meant> all, Places places) {
    var now = clock.instant();
    var checked = all.stream().map(meant -> read(meant.hours(), now)).toList();
    var asked = new ArrayList<Asked>();
    for (var i = 0; i < checked.size(); i++) {
      if (all.get(i).volunteer() != null && checked.get(i).problems().isEmpty()) {
        asked.add(new Asked(i, all.get(i).volunteer(), checked.get(i).worked()));
      }
    }
    noOverlap
        .problems(asked, places)
        .forEach(
            (place, problem) ->
                checked.get(place).problems().add(new FieldError("startTime", problem)));
    return checked;
  }

  private Checked read(HoursRequest typed, Instant now) {
    var fields = HoursRequest.fields();
    var hours = readHours.read(fields, typed, now);
    var worked = hours.worked();
    if (worked != null && hours.reason() == null && isPerhapsAnAfternoon(worked)) {
      fields.reject(
          "endTime",
          "%s is %s. %s".formatted(worked.times(), London.hours(worked.minutes()), WHICH_HALF));
    }
    return new Checked(
        worked == null ? typed : typed.on(worked.startedOn()),
        worked,
        fields.errors().stream()
            .filter(error -> fields.ok("endTime") || !error.field().equals("reason"))
            .collect(Collectors.toCollection(ArrayList::new)));
  }

  private static boolean isPerhapsAnAfternoon(WorkedTime worked) {
    return London.dateOf(worked.end()).isAfter(worked.startedOn())
        && worked.minutes() > LONGEST_NIGHT_OF_A_SHEET.toMinutes();
  }

  @Transactional
  public HoursView change(UUID id, long seen, HoursRequest typed, SignedIn who) {
    var now = clock.instant();
    // The volunteer before the entry, as whoever logs has it, so that nobody waits in a circle.
    var person = people.recognise(who);
    volunteers.lock(person);
    var entry = entries.lockOwn(id, who.subject());
    entry.requireOpenSince(seen);
    var hours = readHours.read(typed, now);
    noOverlap.require(entry.volunteer().id(), hours.worked(), id, Places.everywhere());

    var changes = changes(entry, hours);
    entry.change(hours, person, now);
    entries.flush();
    outbox.append(HoursEvents.of(VolunteerEvents.HOURS_CHANGED, entry, now));
    trail.append(HoursAction.CHANGED.of(entry, Actor.of(who.subject(), Roles.VOLUNTEER), changes));
    Log.infof("event=hours-changed entry=%s minutes=%d", id, hours.worked().minutes());
    return HoursView.of(entry);
  }

  @Transactional
  public HoursView withdraw(UUID id, long seen, SignedIn who) {
    var now = clock.instant();
    var entry = entries.lockOwn(id, who.subject());
    entry.requireOpenSince(seen);
    entry.withdraw(people.recognise(who), now);
    entries.flush();
    outbox.append(HoursEvents.of(VolunteerEvents.HOURS_WITHDRAWN, entry, now));
    trail.append(HoursAction.WITHDRAWN.of(entry, Actor.of(who.subject(), Roles.VOLUNTEER)));
    Log.infof("event=hours-withdrawn entry=%s", id);
    return HoursView.of(entry);
  }

  private static Change[] changes(HoursEntry before, Hours after) {
    var changes = new ArrayList<Change>();
    add(changes, "library", before.library().code(), after.library().code());
    add(changes, "start", before.worked().start(), after.worked().start());
    add(changes, "end", before.worked().end(), after.worked().end());
    return changes.toArray(Change[]::new);
  }

  private static void add(ArrayList<Change> changes, String field, Object before, Object after) {
    if (!Objects.equals(before, after)) {
      changes.add(Change.of(field, before, after));
    }
  }

  private HoursEntry save(HoursEntry entry, Actor actor, Instant now) {
    entries.persistAndFlush(entry);
    outbox.append(HoursEvents.of(VolunteerEvents.HOURS_LOGGED, entry, now));
    trail.append(HoursAction.LOGGED.of(entry, actor));
    Log.infof("event=hours-logged entry=%s minutes=%d", entry.id(), entry.worked().minutes());
    return entry;
  }
}
