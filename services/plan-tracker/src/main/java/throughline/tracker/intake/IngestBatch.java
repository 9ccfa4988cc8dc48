package throughline.tracker.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import throughline.tracker.engine.database.SqlFailure;
import throughline.tracker.engine.fact.DaysTakenIn;
import throughline.tracker.engine.fact.Event;
import throughline.tracker.engine.fact.KnownAlready;
import throughline.tracker.engine.fact.LookUp;
import throughline.tracker.engine.fact.SourceHeard;
import throughline.tracker.engine.fact.StoredEvent;
import throughline.tracker.engine.fact.StoredEvent.Outcome;
import throughline.tracker.engine.fact.UnknownFields;
import throughline.tracker.engine.ledger.CountEvents;
import throughline.tracker.engine.ledger.EngineLock;
import throughline.tracker.engine.log.IntakeProgress;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.intake.deadevent.DeadEvents;
import throughline.tracker.intake.deadevent.DeadReason;
import throughline.tracker.intake.deadevent.Why;
import throughline.tracker.shared.KnownFrom;

/**
 * Takes in a batch of records: in one transaction the facts, what they change in the measures, and
 * the records that could not be read. Either all of it is there afterwards or none, so a batch may
 * safely come again. The rules are those of the transaction, so that every instance counts under
 * the same ones.
 */
public final class IngestBatch {

  private final Jdbi jdbi;
  private final CountEvents count;
  private final Clock clock;
  private final EventReader reader;
  private final DeadEvents deadEvents = new DeadEvents();
  private volatile LookUp lookUp = LookUp.BUT_THOSE_THAT_BEGIN;

  public IngestBatch(Jdbi jdbi, MeasureStore measures, Clock clock) {
    this(jdbi, measures, clock, KnownFrom.READING);
  }

  public IngestBatch(Jdbi jdbi, MeasureStore measures, Clock clock, KnownFrom knownFrom) {
    this.reader = new EventReader(knownFrom);
    this.jdbi = jdbi;
    this.count = new CountEvents(measures);
    this.clock = clock;
  }

  public BatchOutcome ingest(List<LogRecord> records) {
    try {
      return inTransaction(records);
    } catch (RuntimeException e) {
      if (!SqlFailure.isOfTheData(e)) {
        throw e;
      }
      return records.size() == 1 ? oneAlone(records.get(0)) : halves(records);
    }
  }

  private BatchOutcome inTransaction(List<LogRecord> records) {
    if (lookUp != LookUp.ALL) {
      try {
        return jdbi.inTransaction(handle -> apply(handle, records, LookUp.BUT_THOSE_THAT_BEGIN));
      } catch (KnownAlready e) {
        lookUp = LookUp.ALL;
      }
    }
    var outcome = jdbi.inTransaction(handle -> apply(handle, records, LookUp.ALL));
    if (outcome.latest() + outcome.dead() == records.size()) {
      lookUp = LookUp.BUT_THOSE_THAT_BEGIN;
    }
    return outcome;
  }

  private BatchOutcome halves(List<LogRecord> records) {
    int middle = records.size() / 2;
    return ingest(records.subList(0, middle)).plus(ingest(records.subList(middle, records.size())));
  }

  /** It was refused alone, but perhaps not for what it holds: once more before it is set aside. */
  private BatchOutcome oneAlone(LogRecord record) {
    try {
      return jdbi.inTransaction(handle -> apply(handle, List.of(record), LookUp.ALL));
    } catch (RuntimeException e) {
      if (!SqlFailure.isOfTheData(e)) {
        throw e;
      }
      return setAside(record, e);
    }
  }

  private BatchOutcome setAside(LogRecord record, RuntimeException refusal) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    jdbi.useTransaction(
        handle -> {
          deadEvents.setAside(handle, record, notApplicable(refusal), now);
          IntakeProgress.note(handle, List.of(record), now);
        });
    return new BatchOutcome(0, 0, 0, 1);
  }

  static Why notApplicable(RuntimeException refusal) {
    return new Why(
        DeadReason.NOT_APPLICABLE, SqlFailure.wordsForReaders(refusal), SqlFailure.words(refusal));
  }

  private BatchOutcome apply(Handle handle, List<LogRecord> records, LookUp lookUp) {
    EngineLock.share(handle);
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var taken = take(handle, records, now, lookUp);
    for (int i = 0; i < records.size(); i++) {
      if (taken.get(i).problem() != null) {
        deadEvents.setAside(handle, records.get(i), taken.get(i).problem(), now);
      }
    }
    IntakeProgress.note(handle, records, now);
    return BatchOutcome.of(taken);
  }

  /** What became of a record: what was stored of it, or why it is not taken in. */
  record Taken(StoredEvent stored, Why problem) {

    static Taken of(StoredEvent stored) {
      return stored.outcome() == Outcome.CONTRADICTED
          ? new Taken(null, new Why(DeadReason.CONTRADICTS, contradiction(stored)))
          : new Taken(stored, null);
    }
  }

  /** Without the version, which is in the headers: else each would be a cause of its own. */
  private static String contradiction(StoredEvent stored) {
    return "this version of the %s is known with another body"
        .formatted(stored.event().aggregate());
  }

  List<Taken> ingestAgain(Handle handle, List<LogRecord> records) {
    EngineLock.share(handle);
    return take(handle, records, clock.instant().truncatedTo(ChronoUnit.MICROS), LookUp.ALL);
  }

  private List<Taken> take(Handle handle, List<LogRecord> records, Instant now, LookUp lookUp) {
    var events = new ArrayList<Event>(records.size());
    var taken = new ArrayList<Taken>(records.size());
    var unknown = new UnknownFields();
    for (var record : records) {
      try {
        events.add(reader.read(record, now, unknown));
        taken.add(null);
      } catch (UnreadableEvent e) {
        taken.add(new Taken(null, e.why()));
      }
    }
    var stored = count.count(handle, events, now, lookUp);
    DaysTakenIn.note(handle, stored);
    SourceHeard.noteLate(handle, stored, now);
    unknown.note(handle, now);
    var next = stored.iterator();
    taken.replaceAll(unread -> unread == null ? Taken.of(next.next()) : unread);
    return taken;
  }
}
