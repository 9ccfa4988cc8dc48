package throughline.tracker.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import throughline.demo.SamplePeople;
import throughline.demo.SamplePerson;
import throughline.demo.SampleYear;
import throughline.platform.core.time.London;

/** Targets that are set and rolled back. */
@QuarkusTest
class SampleTargetsTest {

  /** A year for which no other test sets any. */
  private static final int AHEAD = 4;

  private static final String SET_BY_US =
      """
      SELECT count(*) FROM fact_version v JOIN fact f USING (fact_id)
      WHERE f.aggregate = 'target' AND v.body ->> 'reason' LIKE 'Made up%'
      """;

  @Inject SampleTargets part;
  @Inject Jdbi jdbi;
  @Inject Clock clock;

  @Test
  void everyLiveMeasureGetsATarget() {
    var people =
        new SamplePeople("told", List.of(new SamplePerson("strategy-lead", "told", "S", "")));
    var year = SampleYear.before(London.today(clock).plusYears(AHEAD), people, moment -> {});

    QuarkusTransaction.begin();
    try {
      part.tell(year);
      int set = jdbi.withHandle(h -> h.createQuery(SET_BY_US).mapTo(Integer.class).one());
      assertEquals(6, set);
    } finally {
      QuarkusTransaction.rollback();
    }
  }
}
