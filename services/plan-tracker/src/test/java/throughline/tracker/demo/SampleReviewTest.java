package throughline.tracker.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.demo.SamplePeople;
import throughline.demo.SamplePerson;
import throughline.demo.SampleYear;
import throughline.platform.core.time.London;
import throughline.tracker.api.Entered;
import throughline.tracker.engine.rebuild.RebuildFigures;

/** A quarter that is reviewed after its figures were entered, and forgotten again. */
@QuarkusTest
class SampleReviewTest {

  private static final String STATES =
      """
      SELECT v.body ->> 'state' FROM fact_version v JOIN fact f USING (fact_id)
       WHERE f.aggregate = 'review' ORDER BY v.version
      """;

  @Inject SampleReview part;
  @Inject SampleObservations observations;
  @Inject SampleRegister register;
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
        new SamplePeople(
            "told",
            List.of(
                new SamplePerson("strategy-lead", "told-1", "S", ""),
                new SamplePerson("administrator", "told-2", "A", "")));
    var year = SampleYear.before(London.today(clock), people, moment -> {});

    register.tell(year);
    observations.tell(year);
    part.tell(year);

    assertEquals(
        List.of("CHECKED", "SIGNED"),
        jdbi.withHandle(h -> h.createQuery(STATES).mapTo(String.class).list()));
  }
}
