package throughline.tracker.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.demo.SamplePeople;
import throughline.demo.SampleYear;
import throughline.platform.core.time.London;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.Engine;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.Period;
import throughline.tracker.figure.change.ChangeClass;
import throughline.tracker.figure.change.Changes;
import throughline.tracker.figure.change.Knowledge;

/** What changed in May says that a definition did, and by how much. */
class SampleDefinitionTest {

  private static final LocalDate APRIL = LocalDate.parse("2025-04-30");
  private static final LocalDate JUNE = LocalDate.parse("2025-06-30");

  @Test
  void theChangeOfADefinitionIsAClassOfItsOwn() {
    var engine = Engine.withShippedMeasures().on("2025-04-20");
    var hours = Bodies.hours(1, "APPROVED", "2025-04-10", "30");
    engine.take(
        engine.record(Bodies.HOURS, "one", hours),
        engine.record(Bodies.HOURS, "two", hours.replace("HEAD", "WEST").replace("30", "50")));
    engine.on("2026-04-01");

    new SampleDefinition(engine.jdbi, engine.measures, engine.clock)
        .tell(
            SampleYear.before(
                LocalDate.parse("2026-04-01"),
                new SamplePeople("told", List.of()),
                moment -> engine.on(London.dateOf(moment).toString())));
    engine.on("2026-04-01");

    var measures = engine.measures();
    assertEquals(2, measures.version("volunteer-hours", APRIL).orElseThrow().measure().version());
    assertEquals(3, measures.version("volunteer-hours", JUNE).orElseThrow().measure().version());
    var question =
        new FigureQuestion(
            measures.version("volunteer-hours", JUNE).orElseThrow(),
            Period.month(YearMonth.of(2025, 4)));
    var change =
        engine.jdbi.withHandle(
            handle ->
                Changes.read(handle, measures, List.of(question), Knowledge.endOf(APRIL), JUNE)
                    .get(0));
    assertEquals(30, change.before().value());
    assertEquals(80, change.after().value());
    assertTrue(
        change.classes().stream()
            .anyMatch(each -> each.kind() == ChangeClass.DEFINITION && each.amount() == 50),
        change.classes().toString());
    assertTrue(engine.rebuild().identical());
  }
}
