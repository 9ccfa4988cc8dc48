package throughline.tracker.entry.observation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Measures;
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
    if (boxes.isEmpty()) {
      throw new InvalidInput("proposal", "Tick the figures that you approve");
    }
    data.record(who, (handle, person) -> approved(handle, boxes, person));
  }

  private List<ManualEntry> approved(Handle handle, List<String> boxes, String person) {
    var all = data.measures(handle);
    var recorded = new ArrayList<ManualEntry>();
    for (var box : boxes.stream().distinct().toList()) {
      var proposal = seen(handle, all, box);
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
          var proposal = seen(handle, data.measures(handle), box);
          var reason = PlanData.reason(typed, "Say why it is sent back");
          return Proposals.decided(proposal, Proposal.RETURNED, reason);
        });
  }

  /** The proposal of a box, as long as it waits and is what the person has seen. */
  private static Proposal seen(Handle handle, Measures measures, String box) {
    var fact = box.substring(0, Math.max(0, box.lastIndexOf(' ')));
    return Proposals.find(handle, measures, fact)
        .filter(found -> found.isWaiting() && found.box().equals(box))
        .orElseThrow(StaleEntry::new);
  }
}
