package throughline.volunteers.hours;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.messaging.Outbox;
import throughline.volunteers.Roles;

/** A volunteer takes hours back that are not approved. They never count. */
@ApplicationScoped
public class WithdrawHours {

  private final HoursEntries entries;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Clock clock;

  WithdrawHours(HoursEntries entries, Outbox outbox, AuditTrail trail, Clock clock) {
    this.entries = entries;
    this.outbox = outbox;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Withdraws the entry for good and publishes that.
   *
   * @param seen the version of the entry that the volunteer had before them
   * @throws NotFound if the volunteer has no such entry
   * @throws Conflict if it has changed meanwhile, is approved or withdrawn
   */
  @Transactional
  public HoursView withdraw(UUID id, long seen, SignedIn who) {
    var now = clock.instant();
    var entry = entries.lockOwn(id, who.subject()).orElseThrow(BrowseHours::noSuchEntry);
    entry.requireOpenSince(seen);
    entry.withdraw();
    entries.flush();
    outbox.append(HoursEvents.withdrawn(entry, now));
    trail.append(HoursAction.WITHDRAWN.of(entry, Actor.of(who.subject(), Roles.VOLUNTEER)));
    Log.infof("event=hours-withdrawn entry=%s", id);
    return HoursView.of(entry);
  }
}
