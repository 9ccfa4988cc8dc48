package throughline.volunteers.hours;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;
import throughline.platform.messaging.Outbox;
import throughline.volunteers.Roles;

/** A coordinator gives hours back to their volunteer, who may put them right. */
@ApplicationScoped
public class ReturnHours {

  static final int LONGEST_REASON = 300;

  private final HoursEntries entries;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Clock clock;

  ReturnHours(HoursEntries entries, Outbox outbox, AuditTrail trail, Clock clock) {
    this.entries = entries;
    this.outbox = outbox;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Returns the entry with a reason and publishes that it is returned, but not why.
   *
   * @param seen the version of the entry that the coordinator had before them
   * @param why as typed; the volunteer reads it
   * @param places those at which the coordinator may do it
   * @throws InvalidInput if there is no reason, or it is too long
   * @throws NotFound if there is no such entry at these places
   * @throws Conflict if it has changed meanwhile or does not wait
   */
  @Transactional
  public HoursView giveBack(UUID id, long seen, String why, SignedIn who, Places places) {
    var now = clock.instant();
    var entry = entries.lock(id, places).orElseThrow(BrowseHours::noSuchEntry);
    // Before the reason: the page that names what is wrong with it says the version of now.
    entry.requireWaitingSince(seen);
    var fields = new Fields();
    var reason = fields.text("reason", why, LONGEST_REASON, "Enter what is to be put right");
    fields.throwIfAny();
    entry.giveBack(reason);
    entries.flush();
    outbox.append(HoursEvents.returned(entry, now));
    trail.append(
        HoursAction.RETURNED.of(
            entry,
            new Actor(who.subject(), Roles.COORDINATOR, entry.library().code()),
            Change.personal("returnReason", null, reason)));
    Log.infof("event=hours-returned entry=%s", id);
    return HoursView.of(entry);
  }
}
