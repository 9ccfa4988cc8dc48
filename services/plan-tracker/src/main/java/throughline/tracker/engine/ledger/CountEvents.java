package throughline.tracker.engine.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.fact.Event;
import throughline.tracker.engine.fact.FactStore;
import throughline.tracker.engine.fact.LatestVersion;
import throughline.tracker.engine.fact.LookUp;
import throughline.tracker.engine.fact.SourceHeard;
import throughline.tracker.engine.fact.StoredEvent;
import throughline.tracker.engine.fact.StoredEvent.Outcome;
import throughline.tracker.engine.rule.MeasureStore;

/**
 * The one way into the ledger: stores events as versions of facts and posts what they change, under
 * the rules of the handle's transaction. It does not matter whether they came from the log or were
 * entered here.
 */
public final class CountEvents {

  private final MeasureStore measures;
  private final FactStore facts = new FactStore();

  public CountEvents(MeasureStore measures) {
    this.measures = measures;
  }

  public List<StoredEvent> count(Handle handle, List<Event> events, Instant readAt) {
    return count(handle, events, readAt, LookUp.ALL);
  }

  public List<StoredEvent> count(Handle handle, List<Event> events, Instant readAt, LookUp lookUp) {
    var stored = facts.store(handle, events, lookUp);
    SourceHeard.note(handle, events, readAt);
    var changes = new ArrayList<LatestVersion>();
    for (var event : stored) {
      if (event.outcome() == Outcome.LATEST && !event.excluded()) {
        changes.add(change(handle, LatestVersion.of(event)));
      }
    }
    new PostContributions(measures.readToCount(handle).fed()).post(handle, changes);
    return stored;
  }

  private static LatestVersion change(Handle handle, LatestVersion version) {
    if (!ExcludedFacts.isDecision(version)) {
      return version;
    }
    var decision = ExcludedFacts.read(handle, version);
    ExcludedFacts.mark(handle, decision);
    return decision.change();
  }
}
