package throughline.tracker.engine.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.fact.LockedFact.Version;
import throughline.tracker.engine.fact.StoredEvent.Outcome;
import throughline.tracker.engine.schema.BodySchema;

/** Stores events as versions of facts. */
public final class FactStore {

  /**
   * Stores the events in their order and says what became of each. None is known earlier than what
   * it corrects, whatever the clock of an instance says: the change alone would be a figure of a
   * day on which nothing was known that it changes.
   */
  public List<StoredEvent> store(Handle handle, List<Event> events, LookUp lookUp) {
    if (events.isEmpty()) {
      return List.of();
    }
    var facts = LockedFacts.lock(handle, events, lookUp);
    var stored = new ArrayList<StoredEvent>(events.size());
    for (int i = 0; i < events.size(); i++) {
      stored.add(learn(facts.of(i), events.get(i)));
    }
    insert(handle, stored, lookUp);
    return stored;
  }

  private static StoredEvent learn(LockedFact fact, Event event) {
    var latest = fact.latest();
    var outcome = outcome(event, latest, fact.version(event.version()));
    boolean corrects = outcome == Outcome.LATEST && latest.number() > 0;
    var told = corrects ? event.knownNotBefore(latest.since()) : event;
    var stored =
        new StoredEvent(
            told,
            fact.factId(),
            latest.number(),
            corrects ? latest.body() : null,
            fact.excluded(),
            outcome);
    if (stored.isNew()) {
      fact.learn(new Version(told.version(), told.body(), told.knownAt()));
    }
    return stored;
  }

  private static Outcome outcome(Event event, Version latest, Version known) {
    if (known != null) {
      return saysTheSame(event, known) ? Outcome.REPEATED : Outcome.CONTRADICTED;
    }
    return event.version() > latest.number() ? Outcome.LATEST : Outcome.HISTORY;
  }

  private static boolean saysTheSame(Event event, Version known) {
    return BodySchema.of(event.aggregate()).same(event.body(), known.body());
  }

  /** Facts that begin in the order of their numbers, which is that of their keys; then the rest. */
  private static void insert(Handle handle, List<StoredEvent> stored, LookUp lookUp) {
    var firsts = new ArrayList<StoredEvent>(stored.size());
    var others = new ArrayList<StoredEvent>();
    for (var news : stored) {
      if (news.begins()) {
        firsts.add(news);
      } else if (news.isNew()) {
        others.add(news);
      }
    }
    firsts.sort(Comparator.comparingLong(StoredEvent::factId));
    VersionRows.insertFirst(handle, firsts, lookUp);
    VersionRows.insertOthers(handle, others);
  }
}
