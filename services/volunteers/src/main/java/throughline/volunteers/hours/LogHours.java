package throughline.volunteers.hours;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.platform.audit.Actor;
import throughline.platform.audit.AuditTrail;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.People;
import throughline.platform.outbox.Outbox;
import throughline.volunteers.Roles;
import throughline.volunteers.volunteer.Volunteers;

/** A volunteer hands in hours for approval, or a coordinator does it for them. */
@ApplicationScoped
public class LogHours {

  private final People people;
  private final Volunteers volunteers;
  private final ReadHours readHours;
  private final NoOverlap noOverlap;
  private final HoursEntries entries;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Clock clock;

  LogHours(
      People people,
      Volunteers volunteers,
      ReadHours readHours,
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
    return HoursView.of(save(typed, person, person, actor));
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
    return save(typed, volunteer, coordinator, actor).id();
  }

  /**
   * What {@link #logFor} would refuse of these hours now; empty if nothing.
   *
   * @param volunteer null if it is not known who worked
   */
  @Transactional
  public List<FieldError> check(UUID volunteer, HoursRequest typed) {
    var fields = ReadHours.fields();
    var worked = readHours.read(fields, typed, clock.instant()).worked();
    if (volunteer != null && worked != null) {
      noOverlap
          .problem(volunteer, worked, NoOverlap.NEW)
          .ifPresent(problem -> fields.reject("startTime", problem));
    }
    return fields.errors();
  }

  private HoursEntry save(HoursRequest typed, UUID volunteer, UUID enteredBy, Actor actor) {
    var now = clock.instant();
    var hours = readHours.read(typed, now);
    var giver = volunteers.of(volunteer);
    noOverlap.require(volunteer, hours.worked(), NoOverlap.NEW);

    var entry = new HoursEntry(giver, hours.library(), hours.worked(), enteredBy, now);
    entries.persistAndFlush(entry);
    outbox.append(HoursEvents.logged(entry, now));
    trail.append(HoursAction.LOGGED.of(entry, actor));
    Log.infof("event=hours-logged entry=%s minutes=%d", entry.id(), hours.worked().minutes());
    return entry;
  }
}
