package throughline.tracker.entry.observation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.People;
import throughline.platform.web.decision.Picked;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.RecordEntry;
import throughline.tracker.entry.StaleEntry;
import throughline.tracker.entry.evidence.Evidence;
import throughline.tracker.entry.evidence.EvidenceFiles;

/**
 * A second lead or an administrator approves figures, which count from then on, or sends one back;
 * its author may take it back, too.
 */
@Singleton
public class ApproveObservations {

  private static final int LONGEST_REASON = 500;

  private final RecordEntry facts;
  private final ReadOnlyTransactions snapshots;
  private final MeasureStore measures;
  private final EvidenceFiles evidence;
  private final People people;

  ApproveObservations(
      RecordEntry facts,
      ReadOnlyTransactions snapshots,
      MeasureStore measures,
      EvidenceFiles evidence,
      People people) {
    this.facts = facts;
    this.snapshots = snapshots;
    this.measures = measures;
    this.evidence = evidence;
    this.people = people;
  }

  List<Proposal> waiting() {
    return snapshots.read(handle -> Proposals.waiting(handle, measures.read(handle)));
  }

  List<Proposal> open(Measure measure) {
    return snapshots.read(handle -> Proposals.open(handle, measures.read(handle), measure));
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
    return snapshots.read(handle -> Proposals.replaced(handle, waiting));
  }

  Map<String, List<Evidence>> evidence() {
    return evidence.startingWith("observation/", LocalDate.of(9999, 1, 1));
  }

  /**
   * Approves all of them, or none.
   *
   * @param boxes each names a figure and the version that the person has seen
   */
  @Transactional
  public void approve(List<String> boxes, SignedIn who) {
    var person = people.recognise(who).toString();
    facts.record(who, handle -> approved(handle, boxes, person));
  }

  private List<ManualEntry> approved(Handle handle, List<String> boxes, String person) {
    var recorded = new ArrayList<ManualEntry>();
    for (var proposal : seen(handle, boxes)) {
      var own =
          new Conflict(
              "own-figure",
              "You entered %s for %s yourself. Somebody else has to approve it"
                  .formatted(proposal.text(), proposal.words()));
      ObjectNode body = proposal.observation().deepCopy();
      var figure =
          new ManualEntry(ManualEntryKind.OBSERVATION, proposal.id().fact(), proposal.seen(), body);
      recorded.add(figure.approved(proposal.author(), person, own));
      recorded.add(Proposals.decided(proposal, Proposal.APPROVED, null));
    }
    return recorded;
  }

  void sendBack(String box, String typed, SignedIn who) {
    facts.record(
        who,
        handle ->
            seen(handle, List.of(box)).stream()
                .map(proposal -> returned(proposal, typed))
                .toList());
  }

  private static ManualEntry returned(Proposal proposal, String typed) {
    var fields = new Fields();
    var reason = fields.text("reason", typed, LONGEST_REASON, "Say why it is sent back");
    fields.throwIfAny();
    return Proposals.decided(proposal, Proposal.RETURNED, reason);
  }

  /** The proposals of these boxes, as long as they wait and are what the person has seen. */
  private List<Proposal> seen(Handle handle, List<String> boxes) {
    var all = measures.read(handle);
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
