package throughline.volunteers.hours;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.People;
import throughline.platform.outbox.Outbox;
import throughline.volunteers.library.Libraries;
import throughline.volunteers.library.Library;
import throughline.volunteers.volunteer.Volunteers;

/** A volunteer hands in hours for approval. */
@ApplicationScoped
class LogHours {

  private final People people;
  private final Volunteers volunteers;
  private final Libraries libraries;
  private final HoursEntries entries;
  private final Outbox outbox;
  private final Clock clock;

  LogHours(
      People people,
      Volunteers volunteers,
      Libraries libraries,
      HoursEntries entries,
      Outbox outbox,
      Clock clock) {
    this.people = people;
    this.volunteers = volunteers;
    this.libraries = libraries;
    this.entries = entries;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Saves the hours as submitted and publishes that.
   *
   * @throws InvalidInput naming every wrong field
   */
  @Transactional
  HoursView log(HoursRequest typed, SignedIn who) {
    var now = clock.instant();
    var fields = new Fields().called("workedOn", "Date");
    var library = library(fields, typed.library());
    var worked = new ReadWorkedTime(fields, typed, now).read();
    fields.throwIfAny();

    var volunteer = volunteers.of(people.recognise(who));
    var entry = new HoursEntry(volunteer, library, worked, now);
    entries.persistAndFlush(entry);
    outbox.append(HoursEvents.logged(entry, now));
    Log.infof("event=hours-logged entry=%s minutes=%d", entry.id(), worked.minutes());
    return HoursView.of(entry);
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
