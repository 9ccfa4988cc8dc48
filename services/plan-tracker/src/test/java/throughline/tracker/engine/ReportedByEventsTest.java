package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.tracker.engine.measurefile.BadMeasureFile;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Period;

/** What events report of whole periods, and what was entered by hand before they did. */
class ReportedByEventsTest {
  private static final String COUNTED = "throughline.bookings.equality-counted.v1";
  private static final String EITHER = "women-and-bame-entrepreneurs";
  private static final String WOMEN = "women-entrepreneurs";

  private final Engine engine = Engine.withShippedMeasures().on("2027-05-01");

  @BeforeEach
  void begin() {
    engine.empty();
  }

  @Test
  void itsPastByHandIsKeptAndEventsTellOfLaterQuarters() {
    byHand("2026-10-01", "2026-12-31", 190);
    take("county", "2027-03-31", 1, "\"either\":41");

    assertEquals(190, quarter(EITHER, "2026-12-31"));
    assertEquals(41, quarter(EITHER, "2027-03-31"));
  }

  @Test
  void neitherTellsOfThePeriodsOfTheOther() {
    byHand("2026-10-01", "2026-12-31", 190);
    take("county", "2026-12-31", 1, "\"either\":7");
    byHand("2027-01-01", "2027-03-31", 500);
    take("county", "2027-03-31", 1, "\"either\":41");

    assertEquals(190, quarter(EITHER, "2026-12-31"));
    assertEquals(41, quarter(EITHER, "2027-03-31"));
    var measure = engine.rule(EITHER).measure();
    assertTrue(measure.isEnteredFor(LocalDate.parse("2026-12-31")));
    assertFalse(measure.isEnteredFor(LocalDate.parse("2027-03-31")));
  }

  @Test
  void librariesAndTheRestAddUpToTheCountyAndAHigherVersionRestates() {
    take("WEST", "2027-03-31", 1, "\"women\":12");
    take("BANB", "2027-03-31", 1, "\"women\":6");
    take("county", "2027-03-31", 1, "\"women\":9");
    assertEquals(27, quarter(WOMEN, "2027-03-31"));

    take("BANB", "2027-03-31", 2, "");
    take("county", "2027-03-31", 2, "\"women\":14");

    assertEquals(26, quarter(WOMEN, "2027-03-31"));
  }

  /** Six women of one library and 0 of another are told; of a third nothing is, which is not 0. */
  @Test
  void aNumberThatIsLeftOutIsNoFigureAndNoneIsNot0() {
    take("WEST", "2027-03-31", 1, "");
    assertFalse(engine.isReported(WOMEN, "2027-01-01", "2027-04-01"));

    take("county", "2027-03-31", 1, "\"women\":0");

    assertTrue(engine.isReported(WOMEN, "2027-01-01", "2027-04-01"));
    assertEquals(0, quarter(WOMEN, "2027-03-31"));
  }

  @Test
  void aYearThatIsAskedForIsItsLastQuarter() {
    var asked =
        FigureSource.of(engine.rule(WOMEN))
            .asked(LocalDate.parse("2026-04-01"), LocalDate.parse("2027-03-31"));

    assertEquals(Period.quarter(LocalDate.parse("2027-03-31")), asked);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anyOrderGivesTheSameFigures(long seed) {
    var work = new ArrayList<Runnable>();
    for (var version = 1; version <= 4; version++) {
      var told = version;
      work.add(() -> take("WEST", "2027-03-31", told, "\"either\":" + 10 * told));
      work.add(() -> take("county", "2026-12-31", told, "\"either\":" + told));
      work.add(() -> take("county", "2027-03-31", told, told == 4 ? "" : "\"either\":" + told));
    }
    work.add(() -> byHand("2026-10-01", "2026-12-31", 190));
    Collections.shuffle(work, new Random(seed));

    work.forEach(Runnable::run);

    assertEquals(190, quarter(EITHER, "2026-12-31"));
    assertEquals(40, quarter(EITHER, "2027-03-31"));
    assertTrue(engine.rebuild().identical());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "breakdowns: [library]",
        "byHandUntil: \"2026-12-30\"",
        "byHandUntil: soon",
        "stands: true",
        "subject: library",
        "each: days"
      })
  void theFileSaysWhatDoesNotGoWithIt(String key) {
    assertThrows(BadMeasureFile.class, () -> Engine.measures(reported("quarter", key)));
  }

  @Test
  void itNeedsAFrequency() {
    assertThrows(BadMeasureFile.class, () -> Engine.measures(reported("soon", "")));
    assertEquals(1, Engine.measures(reported("quarter", "")).size());
  }

  private static String reported(String frequency, String key) {
    return """
        measures:
          - id: women
            title: Women
            outcomes: [2.3-business-o3]
            kind: reported
            unit: people
            polarity: higher
            version: 1
            definition: Women.
            from: equality-count
            date: lastDay
            value: women
            frequency: %s
            %s
        """
        .formatted(frequency, key);
  }

  private long quarter(String measure, String lastDay) {
    var period = Period.quarter(LocalDate.parse(lastDay));
    return engine.figure(measure, period.from().toString(), period.to().toString());
  }

  private void take(String where, String lastDay, int version, String more) {
    var library = where.equals("county") ? "" : "\"library\":\"%s\",".formatted(where);
    var body =
        "{\"version\":%d,%s\"lastDay\":\"%s\",\"mapping\":1,\"supported\":60,\"answered\":50,\"notKnown\":10%s}"
            .formatted(version, library, lastDay, more.isEmpty() ? "" : "," + more);
    engine.take(engine.record(COUNTED, where + "/" + lastDay, body));
  }

  private void byHand(String from, String lastDay, int value) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("state", "ENTERED")
            .put("measure", EITHER)
            .put("frequency", "QUARTER")
            .put("from", from)
            .put("lastDay", lastDay)
            .put("place", "")
            .put("value", value)
            .put("source", "counted")
            .put("by", Bodies.PERSON);
    engine.enter(new ManualEntry(ManualEntryKind.OBSERVATION, EITHER + "/" + lastDay, 0, body));
  }
}
