package throughline.tracker.entry.observation;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.entry.evidence.Evidence;
import throughline.tracker.entry.evidence.EvidenceFiles;

/** Reads the figures that wait for a second person. */
@Singleton
class BrowseProposals {

  private static final LocalDate ALL = LocalDate.of(9999, 1, 1);

  private final ReadOnlyTransactions snapshots;
  private final MeasureStore measures;
  private final EvidenceFiles evidence;

  BrowseProposals(ReadOnlyTransactions snapshots, MeasureStore measures, EvidenceFiles evidence) {
    this.snapshots = snapshots;
    this.measures = measures;
    this.evidence = evidence;
  }

  /** All of them, the earliest first. */
  List<Proposal> waiting() {
    return snapshots.read(handle -> Proposals.waiting(handle, measures.read(handle)));
  }

  /** Those of a measure that wait or were sent back. */
  List<Proposal> open(Measure measure) {
    return snapshots.read(handle -> Proposals.open(handle, measures.read(handle), measure));
  }

  /**
   * One that waits.
   *
   * @throws NotFound if none does with this key
   */
  Proposal waiting(String measure, String key) {
    return find(measure, key)
        .orElseThrow(() -> new NotFound("figure with this address that waits for approval"));
  }

  /**
   * The same for whoever had it before them.
   *
   * @throws Conflict if it waits no more
   */
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

  /** What counts until they are approved, by what the proposals are called to evidence. */
  Map<String, String> replaced(List<Proposal> waiting) {
    return snapshots.read(handle -> Proposals.replaced(handle, waiting));
  }

  /** What was added to show that figures are so, by what they are called there. */
  Map<String, List<Evidence>> evidence() {
    return evidence.startingWith("observation/", ALL);
  }
}
