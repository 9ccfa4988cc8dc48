package throughline.volunteers.hours;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.People;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.messaging.Outbox;
import throughline.volunteers.Roles;

/** A coordinator approves hours, which makes them count. */
@ApplicationScoped
class ApproveHours {

  private final People people;
  private final HoursEntries entries;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Clock clock;

  ApproveHours(People people, HoursEntries entries, Outbox outbox, AuditTrail trail, Clock clock) {
    this.people = people;
    this.entries = entries;
    this.outbox = outbox;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Approves the entry and publishes that. Of two coordinators at once one waits at the row and is
   * then told that it is done.
   *
   * @param seen the version of the entry that the coordinator had before them; null if a program
   *     does not say
   * @param places those at which the coordinator may approve
   * @throws NotFound if there is no such entry at these places
   * @throws Conflict if the coordinator worked or entered them, they do not wait, or they have
   *     changed meanwhile
   */
  @Transactional
  HoursView approve(UUID id, Long seen, SignedIn who, Places places) {
    var now = clock.instant();
    var approver = people.recognise(who);
    var entry = entries.lock(id, places).orElseThrow(() -> new NotFound("entry with this number"));
    entry.approve(approver, seen, now);
    entries.flush();
    outbox.append(HoursEvents.approved(entry, now));
    trail.append(
        HoursAction.APPROVED.of(
            entry, new Actor(who.subject(), Roles.COORDINATOR, entry.library().code())));
    Log.infof("event=hours-approved entry=%s minutes=%d", id, entry.worked().minutes());
    return HoursView.of(entry);
  }
}
