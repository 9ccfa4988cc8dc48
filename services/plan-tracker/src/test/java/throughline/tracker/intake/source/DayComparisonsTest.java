package throughline.tracker.intake.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.Engine;
import throughline.tracker.engine.log.LogRecord;

/** A source's own count of a day is held against what was read of it. */
class DayComparisonsTest {

  private static final LocalDate DAY = LocalDate.parse("2026-04-01");

  private final Engine engine = Engine.withShippedMeasures();

  @Test
  void theyAgreeHoweverOftenAndWheneverAnEventCame() {
    var first = engine.on("2026-04-01").approved("one", 30);
    var second = engine.approved("two", 30);
    engine.take(first, first);
    engine.on("2026-04-02").take(counted(1, 2));
    engine.on("2026-04-03").take(first, second);

    assertTrue(day().agrees(), day().differences());
    assertEquals(2, day().published());
    assertEquals("Volunteers", day().name());
  }

  @Test
  void whatIsMissingIsSaidUntilItHasCome() {
    var lost = engine.on("2026-04-01").approved("lost", 30);
    engine.take(engine.approved("one", 30));
    engine.on("2026-04-02").take(counted(1, 2));

    assertEquals("Hours approved: 1 missing", day().differences());
    engine.on("2026-04-09").take(lost);
    assertEquals("", day().differences());
  }

  @Test
  void theLatestCountOfADayIsRightAndAnEventMoreThanPublishedIsSaid() {
    engine.on("2026-04-01").take(engine.approved("one", 30), engine.approved("two", 30));
    engine.on("2026-04-02").take(counted(2, 1));
    engine.take(counted(1, 2));

    assertEquals("Hours approved: 1 more than published", day().differences());
  }

  /** Told in two parts, they would be compared with what was read twice. */
  @Test
  void aTypeThatIsToldTwiceIsComparedOnce() {
    engine.on("2026-04-01").take(engine.approved("one", 30));
    engine.on("2026-04-02");
    var counts = "{\"type\":\"%s\",\"events\":1}".formatted(Bodies.HOURS);
    engine.take(
        engine.record(
            VolunteerEvents.DAY_COUNTED.type(),
            "volunteers/" + DAY,
            "{\"version\":1,\"day\":\"%s\",\"counts\":[%s,%s]}".formatted(DAY, counts, counts)));

    assertEquals("Hours approved: 1 missing", day().differences());
    assertEquals(1, day().read());
  }

  @Test
  void aDayWithoutAnEventIsCountedTooAndOneThatNobodyCountedIsNot() {
    engine.on("2026-04-02").take(counted(1, 0));

    assertTrue(day().agrees());
    assertEquals(1, days().size());
  }

  /** Beside it stand no days of the other sources, and not the day on which it was counted. */
  private DayComparison day() {
    assertEquals(List.of(DAY), days().stream().map(DayComparison::day).toList());
    return days().get(0);
  }

  private List<DayComparison> days() {
    return engine.jdbi.withHandle(handle -> DayComparison.since(handle, DAY.minusDays(30)));
  }

  private LogRecord counted(int version, int approved) {
    var counts = "{\"type\":\"%s\",\"events\":%d}".formatted(Bodies.HOURS, approved);
    return engine.record(
        VolunteerEvents.DAY_COUNTED.type(),
        "volunteers/" + DAY,
        "{\"version\":%d,\"day\":\"%s\",\"counts\":[%s]}"
            .formatted(version, DAY, approved == 0 ? "" : counts));
  }
}
