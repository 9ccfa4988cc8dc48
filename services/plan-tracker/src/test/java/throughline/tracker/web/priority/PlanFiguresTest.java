package throughline.tracker.web.priority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.Engine;
import throughline.tracker.engine.QueryCounter;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.plan.ActionPlan;

/** A theme costs what a priority costs. */
class PlanFiguresTest {

  private final ActionPlan plan =
      ActionPlan.read(getClass().getResourceAsStream("/seeds/action-plan.yaml"));
  private final Engine engine = Engine.withShippedMeasures();
  private final QueryPlanFigures figures =
      new QueryPlanFigures(new ReadOnlyTransactions(engine.jdbi), engine.measures, engine.clock);

  @Test
  void aThemeHasEachMeasureOnceAndEveryMilestone() {
    for (var theme : plan.themes()) {
      var read = figures.read(theme.priorities(), LocalDate.parse("2026-04-01"));
      var lines =
          theme.priorities().stream()
              .flatMap(priority -> read.measures(priority).stream())
              .map(PlanFigures.OutcomeView.MeasureLine::measure)
              .filter(measure -> !measure.isEstimate() && !measure.isJudgedInWords())
              .distinct()
              .count();
      assertEquals(lines, read.performances().size(), theme.title());
      assertEquals(
          theme.priorities().stream().mapToInt(priority -> priority.milestones().size()).sum(),
          read.milestones().size());
    }
  }

  /** There are some fifty measures and forty milestones: a query for each would show. */
  @Test
  void theNumberOfQueriesIsSmallHoweverMuchIsAsked() {
    var all = plan.priorities().toList();
    figures.read(all, LocalDate.parse("2026-04-01"));
    var counter = QueryCounter.of(engine);
    figures.read(all, LocalDate.parse("2026-04-01"));
    var ofAll = counter.take();
    assertTrue(ofAll <= 35, ofAll + " queries");
    figures.read(all.subList(0, 1), LocalDate.parse("2026-04-01"));
    assertTrue(counter.take() <= ofAll);
  }
}
