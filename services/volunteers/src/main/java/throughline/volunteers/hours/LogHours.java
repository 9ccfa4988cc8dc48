package throughline.volunteers.hours;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.messaging.Outbox;
import throughline.volunteers.Roles;
import throughline.volunteers.hours.NoOverlap.Asked;
import throughline.volunteers.volunteer.Volunteers;

/** A volunteer hands in hours for approval, or a coordinator does it for them. */
@ApplicationScoped
public class LogHours {

  /** A finish of the day that is taken for one of the night makes twelve hours more of it. */
  private static final Duration LONGEST_NIGHT_OF_A_SHEET = Duration.ofHours(12);

  private static final String WHICH_HALF =
      "If it ended earlier, write both times with am, pm or noon. If not, ask the volunteer to log"
          + " these hours themselves";

  private final People people;
  private final Volunteers volunteers;
  private final ParseHours readHours;
  private final NoOverlap noOverlap;
  private final HoursEntries entries;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Clock clock;

  LogHours(
      People people,
      Volunteers volunteers,
      ParseHours readHours,
      NoOverlap noOverlap,
      HoursEntries entries,
      Outbox outbox,
      AuditTrail trail,
      Clock clock) {
    this.people = people;
    this.volunteers = volunteers;
    this.readHours = readHours;
    this.noOverlap = noOverlap;
    this.entries = entries;
    this.outbox = outbox;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Saves the volunteer's own hours as submitted and publishes that.
   *
   * @throws InvalidInput naming every wrong field
   * @throws Conflict if they overlap with others of the same person
   */
  @Transactional
  public HoursView log(HoursRequest typed, SignedIn who) {
    var person = people.recognise(who);
    var actor = Actor.of(who.subject(), Roles.VOLUNTEER);
    return HoursView.of(save(typed, person, person, actor, Places.everywhere()));
  }

  /**
   * Saves hours that a coordinator hands in for a volunteer, for another one to approve.
   *
   * @param coordinator the coordinator's own record
   * @param actor the same person, at the place where the hours were worked
   * @return the entry's id
   * @throws InvalidInput naming every wrong field
   * @throws Conflict if they overlap with others of the same person
   */
  @Transactional
  public UUID logFor(UUID volunteer, HoursRequest typed, UUID coordinator, Actor actor) {
    return save(typed, volunteer, coordinator, actor, Places.of(actor.place())).id();
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
   *
   * @param places those of the coordinator
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
    var fields = ParseHours.fields();
    var worked = readHours.read(fields, typed, now).worked();
    if (worked != null && isPerhapsAnAfternoon(worked)) {
      fields.reject(
          "endTime",
          "%s is %s. %s".formatted(worked.times(), London.hours(worked.minutes()), WHICH_HALF));
    }
    return new Checked(
        worked == null ? typed : typed.on(worked.startedOn()),
        worked,
        new ArrayList<>(fields.errors()));
  }

  private static boolean isPerhapsAnAfternoon(WorkedTime worked) {
    return London.dateOf(worked.end()).isAfter(worked.startedOn())
        && worked.minutes() > LONGEST_NIGHT_OF_A_SHEET.toMinutes();
  }

  private HoursEntry save(
      HoursRequest typed, UUID volunteer, UUID enteredBy, Actor actor, Places told) {
    var now = clock.instant();
    var hours = readHours.read(typed, now);
    var giver = volunteers.of(volunteer);
    noOverlap.require(volunteer, hours.worked(), NoOverlap.NEW, told);

    var entry = new HoursEntry(giver, hours.library(), hours.worked(), enteredBy, now);
    entries.persistAndFlush(entry);
    outbox.append(HoursEvents.logged(entry, now));
    trail.append(HoursAction.LOGGED.of(entry, actor));
    Log.infof("event=hours-logged entry=%s minutes=%d", entry.id(), hours.worked().minutes());
    return entry;
  }
}
