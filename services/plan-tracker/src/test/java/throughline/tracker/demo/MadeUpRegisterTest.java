package throughline.tracker.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import throughline.platform.core.time.London;
import throughline.platform.demo.DemoPeople;
import throughline.platform.demo.DemoPerson;
import throughline.platform.demo.DemoYear;
import throughline.platform.demo.Tally;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.plan.milestone.MilestoneStatus;
import throughline.tracker.plan.milestone.MilestoneView;
import throughline.tracker.plan.milestone.Milestones;

/** Owners and milestones that are made up, entered and rolled back. */
@QuarkusTest
class MadeUpRegisterTest {

  private static final String OWNED =
      "SELECT count(*) FROM fact WHERE aggregate = 'ownership' AND aggregate_id <> 'staff-engagement'";

  @Inject MadeUpRegister owners;
  @Inject MadeUpMilestones milestones;
  @Inject ActionPlan plan;
  @Inject Jdbi jdbi;
  @Inject Clock clock;

  @Test
  void allButOneOfEachAreOwnedAndMilestonesStandInEveryWay() {
    var people = new DemoPeople("told", List.of(new DemoPerson("strategy-lead", "told", "S", "")));
    var today = London.today(clock);
    var year = DemoYear.before(today);

    var stories = new ArrayList<>(owners.stories(year, people, new Tally()));
    stories.addAll(milestones.stories(year, people, new Tally()));

    QuarkusTransaction.begin();
    try {
      stories.forEach(story -> story.tell(moment -> {}));

      int owned = jdbi.withHandle(h -> h.createQuery(OWNED).mapTo(Integer.class).one());
      assertEquals(64, owned);
      var all = jdbi.withHandle(handle -> Milestones.all(handle, plan, today));
      assertEquals(
          Set.of(MilestoneStatus.values()),
          all.stream().map(MilestoneView::status).collect(Collectors.toSet()));
      assertEquals(1, all.stream().filter(view -> !view.ownership().hasOwner()).count());
      assertTrue(all.stream().anyMatch(view -> view.moves() == 2));
    } finally {
      QuarkusTransaction.rollback();
    }
  }
}
