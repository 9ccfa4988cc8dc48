package throughline.volunteers.hours;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.People;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;
import throughline.platform.messaging.Outbox;
import throughline.volunteers.Roles;

/** A volunteer says that approved hours of theirs are wrong; a coordinator settles it. */
@ApplicationScoped
public class DisputeHours {
  private final People people;
  private final HoursEntries entries;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Clock clock;

  DisputeHours(People people, HoursEntries entries, Outbox outbox, AuditTrail trail, Clock clock) {
    this.people = people;
    this.entries = entries;
    this.outbox = outbox;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  public HoursView dispute(UUID id, long seen, String why, SignedIn who) {
    var now = clock.instant();
    var entry = entries.lockOwn(id, who.subject());
    entry.requireDecidedSince(seen);
    var fields = new Fields();
    var words = fields.text("reason", why, AskWhy.LONGEST_REASON, "Enter what is wrong");
    fields.throwIfAny();
    entry.dispute(words, people.recognise(who), now);
    entries.flush();
    outbox.append(HoursEvents.of(VolunteerEvents.HOURS_DISPUTED, entry, now));
    trail.append(
        HoursAction.DISPUTED.of(
            entry,
            Actor.of(who.subject(), Roles.VOLUNTEER),
            Change.personal("reason", null, words)));
    Log.infof("event=hours-disputed entry=%s", id);
    return HoursView.of(entry);
  }
}
