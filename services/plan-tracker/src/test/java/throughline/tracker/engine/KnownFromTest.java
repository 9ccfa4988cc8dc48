package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.fact.SourceHeard;
import throughline.tracker.intake.IngestBatch;
import throughline.tracker.shared.KnownFrom;

/** A year that is made up in minutes is known as it went; every other event since it was read. */
class KnownFromTest {

  private final Engine engine = Engine.withShippedMeasures();

  /** Known from 2003 on, and heard of all the same when it was read. */
  @Test
  void aStrayOfAMadeUpYearEndsNoSilence() {
    var stray = engine.on("2003-05-05").approved("stray", 30);
    var madeUp = new IngestBatch(engine.jdbi, engine.measures, engine.clock, KnownFrom.RECORDING);
    engine.on("2026-06-01");
    madeUp.ingest(List.of(stray));

    assertEquals(Map.of(), engine.jdbi.withHandle(SourceHeard::firstDays));
  }

  @Test
  void anEventOfAMadeUpYearIsKnownFromWhenItsSourceRecordedIt() {
    var made = engine.on("2026-03-02").approved("made-up", 30);
    engine.on("2026-11-26");
    new IngestBatch(engine.jdbi, engine.measures, engine.clock, KnownFrom.RECORDING)
        .ingest(List.of(made));

    assertEquals(0, hours("2026-03-01"));
    assertEquals(30, hours("2026-03-02"));
    assertTrue(engine.rebuild().identical());
  }

  @Test
  void everyOtherEventIsKnownFromWhenItWasRead() {
    var made = engine.on("2026-03-02").approved("late", 30);
    engine.on("2026-11-26").take(made);

    assertEquals(0, hours("2026-11-25"));
    assertEquals(30, hours("2026-11-26"));
  }

  /** What a source says of tomorrow is not known before it is there. */
  @Test
  void nothingIsKnownBeforeItWasRead() {
    var tomorrow = engine.on("2026-03-03").approved("ahead", 30);
    engine.on("2026-03-02");
    new IngestBatch(engine.jdbi, engine.measures, engine.clock, KnownFrom.RECORDING)
        .ingest(List.of(tomorrow));

    assertEquals(30, hours("2026-03-02"));
  }

  private long hours(String knownAt) {
    return engine.figureKnownAt("volunteer-hours", "2026-03-01", "2026-04-01", knownAt);
  }
}
