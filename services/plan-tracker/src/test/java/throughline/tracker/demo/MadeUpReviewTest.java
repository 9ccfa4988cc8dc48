package throughline.tracker.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.core.time.London;
import throughline.platform.demo.DemoPeople;
import throughline.platform.demo.DemoPerson;
import throughline.platform.demo.DemoYear;
import throughline.platform.demo.Tally;
import throughline.tracker.api.Entered;
import throughline.tracker.engine.rebuild.RebuildFigures;

/** A quarter that is reviewed after its figures were entered, and forgotten again. */
@QuarkusTest
class MadeUpReviewTest {

  private static final String STATES =
      """
      SELECT v.body ->> 'state' FROM fact_version v JOIN fact f USING (fact_id)
       WHERE f.aggregate = 'review' ORDER BY v.version
      """;

  @Inject MadeUpReview part;
  @Inject MadeUpObservations observations;
  @Inject MadeUpRegister register;
  @Inject Jdbi jdbi;
  @Inject Clock clock;
  @Inject RebuildFigures rebuild;

  @BeforeEach
  @AfterEach
  void forget() {
    List.of("observation", "ownership", "commentary", "review")
        .forEach(aggregate -> Entered.forget(aggregate, rebuild));
  }

  @Test
  void theLastQuarterIsCheckedAndSignedOffByTwo() {
    var people =
        new DemoPeople(
            "told",
            List.of(
                new DemoPerson("strategy-lead", "told-1", "S", ""),
                new DemoPerson("administrator", "told-2", "A", "")));
    var year = DemoYear.before(London.today(clock));

    assertTrue(part.isOfFigures());
    for (var told : List.of(register, observations, part)) {
      told.stories(year, people, new Tally()).forEach(story -> story.tell(moment -> {}));
    }
    assertEquals(
        List.of("CHECKED", "SIGNED"),
        jdbi.withHandle(h -> h.createQuery(STATES).mapTo(String.class).list()));
  }
}
