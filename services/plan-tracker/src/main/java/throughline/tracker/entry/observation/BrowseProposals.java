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
                    "Somebody has decided on this figure since you opened the page, so nothing was"
                        + " sent back. Look at what it says now"));
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
    return evidence.startingWith("observation/", ALL);
  }
}
