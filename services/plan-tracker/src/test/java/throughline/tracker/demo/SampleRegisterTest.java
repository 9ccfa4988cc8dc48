package throughline.tracker.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.demo.SamplePeople;
import throughline.demo.SamplePerson;
import throughline.demo.SampleYear;
import throughline.platform.core.time.London;
import throughline.platform.testing.TestClock;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.plan.milestone.MilestoneStatus;
import throughline.tracker.plan.milestone.MilestoneView;
import throughline.tracker.plan.milestone.Milestones;

/** Owners and milestones that are made up, entered and rolled back. */
@QuarkusTest
class SampleRegisterTest {

  private static final String OWNED =
      "SELECT count(*) FROM fact WHERE aggregate = 'ownership' AND aggregate_id <> 'staff-engagement'";

  @Inject SampleRegister owners;
  @Inject SampleMilestones milestones;
  @Inject ActionPlan plan;
  @Inject Jdbi jdbi;
  @Inject TestClock clock;

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void allButOneOfEachAreOwnedAndMilestonesStandInEveryWay() {
    var people =
        new SamplePeople("told", List.of(new SamplePerson("strategy-lead", "told", "S", "")));
    var today = London.today(clock);
    var year = SampleYear.before(today, people, clock::set);

    QuarkusTransaction.begin();
    try {
      owners.tell(year);
      milestones.tell(year);

      int owned = jdbi.withHandle(h -> h.createQuery(OWNED).mapTo(Integer.class).one());
      assertEquals(108, owned);
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
