package throughline.volunteers.hours;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.People;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.messaging.Outbox;
import throughline.volunteers.Roles;
import throughline.volunteers.hours.ApprovalTable.Approved;

/** A coordinator approves many entries at once, which makes them count. */
@ApplicationScoped
public class ApproveManyHours {

  /**
   * What was approved, and what was left because it changed since the coordinator saw it, or is no
   * longer at their libraries.
   */
  public record Outcome(List<UUID> approved, Set<UUID> changed) {}

  private final People people;
  private final ApprovalTable table;
  private final HoursEntries entries;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Clock clock;

  ApproveManyHours(
      People people,
      ApprovalTable table,
      HoursEntries entries,
      Outbox outbox,
      AuditTrail trail,
      Clock clock) {
    this.people = people;
    this.table = table;
    this.entries = entries;
    this.outbox = outbox;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Approves every entry that still is as it was seen, and publishes each.
   *
   * @param places those at which the coordinator may approve
   * @throws Conflict if the coordinator worked or entered one of them; then none is approved
   * @throws InvalidInput if none of them is at these places
   */
  @Transactional
  public Outcome approve(PickedHours picked, SignedIn who, Places places) {
    var now = clock.instant();
    var approver = people.recognise(who);
    var ids = picked.versions().keySet();
    if (entries.rows(ids, places).isEmpty()) {
      throw new InvalidInput("entry", "None of the hours that you ticked is at your libraries now");
    }
    if (table.anyOwn(picked, approver)) {
      throw HoursEntry.ownHours();
    }
    var approved = table.approve(picked, places, approver, now);
    outbox.appendAll(
        approved.stream()
            .map(entry -> HoursEvents.approved(entry.id(), entry.state(), now))
            .toList());
    trail.appendAll(approved.stream().map(entry -> written(entry, who)).toList());
    Log.infof("event=hours-approved-together entries=%d", approved.size());

    var changed = new LinkedHashSet<>(ids);
    approved.forEach(entry -> changed.remove(entry.id()));
    return new Outcome(approved.stream().map(Approved::id).toList(), changed);
  }

  private static AuditEntry written(Approved entry, SignedIn who) {
    return AuditEntry.of(
        new Actor(who.subject(), Roles.COORDINATOR, entry.state().library()),
        HoursAction.APPROVED,
        HoursAction.record(entry.id()));
  }
}
