package throughline.tracker.entry;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.fact.Event;
import throughline.tracker.engine.fact.StoredEvent;
import throughline.tracker.engine.fact.StoredEvent.Outcome;
import throughline.tracker.engine.ledger.CountEvents;
import throughline.tracker.engine.ledger.EngineLock;
import throughline.tracker.engine.log.EntryLog;
import throughline.tracker.engine.log.TopicOffset;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.schema.BodySchema;

/**
 * Records what people enter as facts, by the code that takes in events: the same versions, the same
 * ledger, the same locks. What a rebuild, "as known at" or a drill-down does with an event, it does
 * with them.
 */
public final class RecordFacts {

  private final CountEvents count;
  private final Clock clock;

  public RecordFacts(MeasureStore measures, Clock clock) {
    this.count = new CountEvents(measures);
    this.clock = clock;
  }

  /** Says what is to be entered, from what is known already; nobody else enters meanwhile. */
  @FunctionalInterface
  public interface Entry {
    List<ManualEntry> check(Handle handle);
  }

  public List<ManualEntry> record(Handle handle, Entry entry) {
    EngineLock.share(handle);
    var place = EntryLog.next(handle, clock.instant());
    var facts = entry.check(handle);
    if (facts.isEmpty()) {
      return facts;
    }
    // Told only now, so that what was entered earlier is never known later.
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var events = new ArrayList<Event>();
    for (var fact : facts) {
      events.add(event(fact, now, events.isEmpty() ? place : EntryLog.next(handle, now)));
    }
    count.count(handle, events, now).forEach(RecordFacts::refuseStale);
    return facts;
  }

  private static Event event(ManualEntry fact, Instant now, TopicOffset place) {
    var body = fact.body().deepCopy().put("version", fact.seen() + 1);
    var aggregate = fact.kind().aggregate();
    BodySchema.of(aggregate)
        .problem(body)
        .ifPresent(
            problem -> {
              throw new IllegalStateException(
                  "a page entered no %s: %s".formatted(aggregate, problem.technical()));
            });
    return new Event(
        aggregate,
        fact.id(),
        fact.seen() + 1,
        fact.kind().type(),
        body,
        body.toString().getBytes(StandardCharsets.UTF_8),
        now,
        now,
        place);
  }

  private static void refuseStale(StoredEvent stored) {
    var follows = stored.previousVersion() == stored.event().version() - 1;
    if (stored.outcome() != Outcome.REPEATED && !(stored.outcome() == Outcome.LATEST && follows)) {
      throw new StaleEntry();
    }
  }
}
