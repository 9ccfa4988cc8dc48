package throughline.tracker.ledger;

import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.tracker.fact.Event;
import throughline.tracker.fact.FactStore;
import throughline.tracker.fact.LatestVersion;
import throughline.tracker.fact.SourceHeard;
import throughline.tracker.fact.StoredEvent;
import throughline.tracker.fact.StoredEvent.Outcome;
import throughline.tracker.rule.MeasureStore;

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

  /** Takes them in their order, and says what became of each; {@link EngineLock} is held. */
  public List<StoredEvent> count(Handle handle, List<Event> events) {
    var stored = facts.store(handle, events);
    SourceHeard.note(handle, events);
    var latest =
        stored.stream().filter(s -> s.outcome() == Outcome.LATEST).map(LatestVersion::of).toList();
    new PostContributions(measures.readToCount(handle).versions()).post(handle, latest);
    return stored;
  }
}
