package throughline.tracker.web.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.Engine;
import throughline.tracker.engine.QueryCounter;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.plan.ActionPlan;

/** A target more is a line more, and no query. */
class QueryDashboardTest {

  private static final LocalDate DAY = LocalDate.parse("2026-04-01");

  private static final List<String> MEASURES =
      List.of("bipc-sessions-attended", "volunteer-hours", "members-under-5", "newborns-enrolled");

  private final Engine engine = Engine.withShippedMeasures();
  private final QueryDashboard dashboard =
      new QueryDashboard(
          new ReadOnlyTransactions(engine.jdbi),
          engine.measures,
          ActionPlan.read(getClass().getResourceAsStream("/seeds/action-plan.yaml")),
          engine.clock);

  @Test
  void theNumberOfQueriesDoesNotDependOnTheTargets() {
    aim(MEASURES.get(0));
    dashboard.read(DAY);
    var counter = QueryCounter.of(engine);
    assertEquals(1, dashboard.read(DAY).targets().shown(null).size());
    int ofOne = counter.take();
    MEASURES.subList(1, MEASURES.size()).forEach(this::aim);
    counter.take();
    assertEquals(MEASURES.size(), dashboard.read(DAY).targets().shown(null).size());
    int ofAll = counter.take();
    assertTrue(ofAll <= ofOne, ofAll + " queries");
    assertTrue(ofOne <= 30, ofOne + " queries");
  }

  private void aim(String measure) {
    engine.enter(Bodies.target(measure, LocalDate.parse("2026-04-01"), 0, "SET", 1_000, 50));
  }
}
