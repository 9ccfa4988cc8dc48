package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Period;
import throughline.tracker.plan.target.AssessPerformance;
import throughline.tracker.plan.target.DirectionOfTravel;
import throughline.tracker.plan.target.Performance;

/** What is reported of how many there are stands until the next report, and never adds up. */
class LevelsTest {

  private static final String GROUPS = "reading-groups";

  private static final String MEASURES =
      """
      measures:
        - id: reading-groups
          title: Reading groups
          outcomes: [1.2-o2]
          kind: manual
          unit: number
          polarity: higher
          version: 1
          frequency: quarter
          stands: true
          place: place
          definition: How many reading groups there are on the last day of the quarter.
      """;

  private final Engine engine = Engine.withMeasures(MEASURES);

  @Test
  void theLastReportIsTheFigureOfTheYear() {
    engine.on("2026-11-01");
    report("2025-04-01", "2025-06-30", 70);
    report("2025-07-01", "2025-09-30", 90);
    report("2026-04-01", "2026-06-30", 80);
    report("2026-07-01", "2026-09-30", 84);
    target(80, 100);

    var performance = performance("2026-11-25");

    assertEquals(
        "84 on 30 September 2026; 90 expected by then. 6 short, within the 10 allowed.",
        performance.sentence());
    assertEquals(
        "At this pace 88 by 31 March 2027, 12 under the target of 100. Has to rise by 16, less than 1 a week.",
        performance.forecastWords());
    assertEquals(DirectionOfTravel.WORSE, performance.travel(), "84 beside 90, not 164 beside 160");
  }

  /** A hole in the year hides nothing: each figure stands by itself. */
  @Test
  void aQuarterThatIsMissingDoesNotTakeTheYearAway() {
    engine.on("2026-11-01");
    report("2026-07-01", "2026-09-30", 84);
    target(0, 100);

    assertEquals(84, performance("2026-11-25").actual().orElseThrow());
  }

  @Test
  void aYearThatIsAskedForIsItsLastReport() {
    engine.on("2026-11-01");
    report("2025-07-01", "2025-09-30", 90);
    report("2026-01-01", "2026-03-31", 84);
    var rule = engine.rule(GROUPS);

    var year =
        FigureSource.of(rule).asked(LocalDate.parse("2025-04-01"), LocalDate.parse("2026-03-31"));

    assertEquals(Period.quarter(LocalDate.parse("2026-03-31")), year);
    assertEquals(84, engine.figure(GROUPS, year.from().toString(), year.to().toString()));
  }

  private void report(String from, String lastDay, long value) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("measure", GROUPS)
            .put("frequency", "QUARTER")
            .put("from", from)
            .put("lastDay", lastDay)
            .put("place", "")
            .put("value", value)
            .put("state", "ENTERED")
            .put("source", "Register of groups")
            .put("by", Bodies.PERSON);
    engine.enter(new ManualEntry(ManualEntryKind.OBSERVATION, GROUPS + "/" + lastDay, 0, body));
  }

  private void target(long start, long value) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("measure", GROUPS)
            .put("year", "2026-04-01")
            .put("state", "SET")
            .put("type", "STRETCH")
            .put("profile", "LINEAR")
            .put("start", start)
            .put("value", value)
            .put("toleranceIn", "UNIT")
            .put("tolerance", 10)
            .put("reason", "As agreed")
            .put("by", Bodies.PERSON);
    engine.enter(new ManualEntry(ManualEntryKind.TARGET, GROUPS + "/2026", 0, body));
  }

  private Performance performance(String day) {
    return engine.jdbi.withHandle(
        handle -> {
          var all = engine.measures(handle);
          var groups = List.of(all.find(GROUPS).orElseThrow());
          return AssessPerformance.read(handle, all, groups, LocalDate.parse(day)).get(GROUPS);
        });
  }
}
