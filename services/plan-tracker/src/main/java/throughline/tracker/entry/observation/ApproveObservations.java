package throughline.tracker.entry.observation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.web.decision.Picked;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.PlanData;
import throughline.tracker.entry.StaleEntry;
import throughline.tracker.entry.evidence.Evidence;
import throughline.tracker.entry.evidence.EvidenceFiles;

/** A second lead or an administrator approves figures, which then count, or sends one back. */
@Singleton
public class ApproveObservations {

  private final PlanData data;
  private final EvidenceFiles evidence;

  ApproveObservations(PlanData data, EvidenceFiles evidence) {
    this.data = data;
    this.evidence = evidence;
  }

  List<Proposal> waiting() {
    return data.read(handle -> Proposals.waiting(handle, data.measures(handle)));
  }

  List<Proposal> open(Measure measure) {
    return data.read(handle -> Proposals.open(handle, data.measures(handle), measure));
  }

  Proposal waiting(String measure, String key) {
    return find(measure, key)
        .orElseThrow(() -> new NotFound("figure with this address that waits for approval"));
  }

  Proposal stillWaiting(String measure, String key) {
    return find(measure, key)
        .orElseThrow(
            () ->
                new Conflict(
                    "decided",
                    "Somebody has decided on this figure since you opened the page, so nothing was sent back. Look at what it says now"));
  }

  private Optional<Proposal> find(String measure, String key) {
    return waiting().stream()
        .filter(each -> each.measure().id().equals(measure) && each.key().equals(key))
        .findFirst();
  }

  Map<String, String> replaced(List<Proposal> waiting) {
    return data.read(handle -> Proposals.replaced(handle, waiting));
  }

  Map<String, List<Evidence>> evidence() {
    return evidence.startingWith("observation/", LocalDate.of(9999, 1, 1));
  }

  /** Approves all of them, or none. */
  public void approve(List<String> boxes, SignedIn who) {
    data.record(who, (handle, person) -> approved(handle, boxes, person));
  }

  private List<ManualEntry> approved(Handle handle, List<String> boxes, String person) {
    var recorded = new ArrayList<ManualEntry>();
    for (var proposal : seen(handle, boxes)) {
      var own =
          new Conflict(
              "own-figure",
              "You entered %s for %s yourself. Somebody else has to approve it"
                  .formatted(proposal.text(), proposal.id().words()));
      ObjectNode body = proposal.observation().deepCopy();
      var figure =
          new ManualEntry(ManualEntryKind.OBSERVATION, proposal.id().fact(), proposal.seen(), body);
      recorded.add(figure.approved(proposal.author(), person, own));
      recorded.add(Proposals.decided(proposal, Proposal.APPROVED, null));
    }
    return recorded;
  }

  void sendBack(String box, String typed, SignedIn who) {
    data.recordOne(
        who,
        handle -> {
          var proposal = seen(handle, List.of(box)).get(0);
          var reason = PlanData.reason(typed, "Say why it is sent back");
          return Proposals.decided(proposal, Proposal.RETURNED, reason);
        });
  }

  /** The proposals of these boxes, as long as they wait and are what the person has seen. */
  private List<Proposal> seen(Handle handle, List<String> boxes) {
    var all = data.measures(handle);
    var picked =
        Picked.read(boxes, "proposal", "Tick the figures that you approve", Function.identity());
    return picked.versions().entrySet().stream()
        .map(
            seen ->
                Proposals.find(handle, all, seen.getKey())
                    .filter(each -> each.isWaiting() && each.latest().version() == seen.getValue())
                    .orElseThrow(StaleEntry::new))
        .toList();
  }
}
