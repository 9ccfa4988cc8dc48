package throughline.tracker.plan.ownership;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import throughline.platform.core.refusal.NotAllowed;
import throughline.platform.web.layout.CurrentPerson;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryStore;
import throughline.tracker.entry.PlanData;
import throughline.tracker.entry.ReportingRight;
import throughline.tracker.shared.Roles;

/**
 * Whether whoever makes this request may report on something: a strategy lead on everything, and
 * whoever holds a post on what that post owns.
 */
@Named("owners")
@RequestScoped
public class Owners implements ReportingRight {

  private static final EntryStore<Ownership> OF_MILESTONES =
      new EntryStore<>(ManualEntryKind.MILESTONE, Ownership::of);

  private final CurrentPerson person;
  private final PlanData data;
  private final Map<String, String> owned = new HashMap<>();
  private Set<String> posts;

  Owners(CurrentPerson person, PlanData data) {
    this.person = person;
    this.data = data;
  }

  /** Only a lead says who owns something, and how often there is to be news. */
  public boolean isLeading() {
    return person.hasRole(Roles.STRATEGY_LEAD);
  }

  /** The posts of this person, by {@link Posts#key}. */
  public Set<String> posts() {
    if (posts == null) {
      posts =
          person
              .emailAddress()
              .map(address -> data.read(handle -> Posts.of(handle, address)))
              .orElse(Set.of());
    }
    return posts;
  }

  public boolean mayReport(String owner) {
    return isLeading() || !owner.isEmpty() && posts().contains(Posts.key(owner));
  }

  public boolean mayReportOn(String measure) {
    return isLeading() || mayReport(ownerOf(measure));
  }

  /** Refuses everybody but a lead and the owner. */
  public void requireOwner(String owner) {
    if (!mayReport(owner)) {
      throw new NotAllowed(
          "not-the-owner",
          owner.isEmpty()
              ? "Nobody owns this yet. Ask a strategy lead who is to report on it"
              : "This belongs to %s now, who alone reports on it. What is yours is on the page My work"
                  .formatted(owner));
    }
  }

  @Override
  public void require(String measure) {
    if (!isLeading()) {
      requireOwner(ownerOf(measure));
    }
  }

  @Override
  public void requireOfMilestone(String milestone) {
    var said = data.read(handle -> OF_MILESTONES.one(handle, milestone).last());
    requireOwner(said.map(latest -> latest.said().owner()).orElse(""));
  }

  private String ownerOf(String measure) {
    return owned.computeIfAbsent(measure, id -> data.read(handle -> Ownerships.owner(handle, id)));
  }
}
