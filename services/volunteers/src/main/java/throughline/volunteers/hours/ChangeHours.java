package throughline.volunteers.hours;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.People;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;
import throughline.platform.messaging.Outbox;
import throughline.publishing.library.Libraries;
import throughline.volunteers.Roles;
import throughline.volunteers.hours.HoursRequest.Hours;
import throughline.volunteers.volunteer.Volunteers;

/** A volunteer puts hours right that are not approved, or takes them back for good. */
@ApplicationScoped
public class ChangeHours {

  private final People people;
  private final Volunteers volunteers;
  private final Libraries libraries;
  private final NoOverlap noOverlap;
  private final HoursEntries entries;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Clock clock;

  ChangeHours(
      People people,
      Volunteers volunteers,
      Libraries libraries,
      NoOverlap noOverlap,
      HoursEntries entries,
      Outbox outbox,
      AuditTrail trail,
      Clock clock) {
    this.people = people;
    this.volunteers = volunteers;
    this.libraries = libraries;
    this.noOverlap = noOverlap;
    this.entries = entries;
    this.outbox = outbox;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  public HoursView change(UUID id, long seen, HoursRequest typed, SignedIn who) {
    var now = clock.instant();
    // The volunteer before the entry, as whoever logs has it, so that nobody waits in a circle.
    volunteers.lock(people.recognise(who));
    var entry = entries.lockOwn(id, who.subject()).orElseThrow(BrowseHours::noSuchEntry);
    entry.requireOpenSince(seen);
    var hours = typed.read(libraries, now);
    noOverlap.require(entry.volunteer().id(), hours.worked(), id, Places.everywhere());

    var changes = changes(entry, hours);
    entry.change(hours.library(), hours.worked(), now);
    entries.flush();
    outbox.append(HoursEvents.of(VolunteerEvents.HOURS_CHANGED, entry, now));
    trail.append(HoursAction.CHANGED.of(entry, Actor.of(who.subject(), Roles.VOLUNTEER), changes));
    Log.infof("event=hours-changed entry=%s minutes=%d", id, hours.worked().minutes());
    return HoursView.of(entry);
  }

  @Transactional
  public HoursView withdraw(UUID id, long seen, SignedIn who) {
    var now = clock.instant();
    var entry = entries.lockOwn(id, who.subject()).orElseThrow(BrowseHours::noSuchEntry);
    entry.requireOpenSince(seen);
    entry.withdraw();
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
}
