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
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.People;
import throughline.platform.outbox.Outbox;
import throughline.volunteers.Roles;
import throughline.volunteers.library.Libraries;
import throughline.volunteers.library.Library;
import throughline.volunteers.volunteer.Volunteers;

/** A volunteer hands in hours for approval, or a coordinator does it for them. */
@ApplicationScoped
public class LogHours {

  private final People people;
  private final Volunteers volunteers;
  private final Libraries libraries;
  private final HoursEntries entries;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Clock clock;

  LogHours(
      People people,
      Volunteers volunteers,
      Libraries libraries,
      HoursEntries entries,
      Outbox outbox,
      AuditTrail trail,
      Clock clock) {
    this.people = people;
    this.volunteers = volunteers;
    this.libraries = libraries;
    this.entries = entries;
    this.outbox = outbox;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Saves the volunteer's own hours as submitted and publishes that.
   *
   * @throws InvalidInput naming every wrong field
   */
  @Transactional
  HoursView log(HoursRequest typed, SignedIn who) {
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
   */
  @Transactional
  public UUID logFor(UUID volunteer, HoursRequest typed, UUID coordinator, Actor actor) {
    return save(typed, volunteer, coordinator, actor).id();
  }

  /** What {@link #logFor} would refuse of these hours now; empty if nothing. */
  @Transactional
  public List<FieldError> check(HoursRequest typed) {
    var fields = fields();
    library(fields, typed.library());
    new ReadWorkedTime(fields, typed, clock.instant()).read();
    return fields.errors();
  }

  private HoursEntry save(HoursRequest typed, UUID volunteer, UUID enteredBy, Actor actor) {
    var now = clock.instant();
    var fields = fields();
    var library = library(fields, typed.library());
    var worked = new ReadWorkedTime(fields, typed, now).read();
    fields.throwIfAny();

    var entry = new HoursEntry(volunteers.of(volunteer), library, worked, enteredBy, now);
    entries.persistAndFlush(entry);
    outbox.append(HoursEvents.logged(entry, now));
    trail.append(HoursAction.LOGGED.of(entry, actor));
    Log.infof("event=hours-logged entry=%s minutes=%d", entry.id(), worked.minutes());
    return entry;
  }

  private static Fields fields() {
    return new Fields().called("workedOn", "Date");
  }

  private Library library(Fields fields, String typed) {
    var code = fields.text("library", typed, 40, "Choose the library where you volunteered");
    if (code == null) {
      return null;
    }
    var library = libraries.findById(code);
    if (library == null) {
      fields.reject("library", "Choose a library from the list");
    }
    return library;
  }
}
