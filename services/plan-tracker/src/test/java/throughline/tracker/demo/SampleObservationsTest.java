package throughline.tracker.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import throughline.demo.SamplePeople;
import throughline.demo.SamplePerson;
import throughline.demo.SampleYear;

/** Figures of periods that nobody reports in another test, entered and rolled back. */
@QuarkusTest
class SampleObservationsTest {

  private static final LocalDate TODAY = LocalDate.of(2015, 11, 24);

  private static final String ENTERED =
      """
      SELECT concat_ws(' ', f.aggregate_id, v.body::jsonb - 'by' - 'approvedBy')
      FROM fact f JOIN fact_version v ON v.fact_id = f.fact_id
      WHERE f.aggregate = 'observation' AND f.aggregate_id ~ '/201[45]-'
      ORDER BY 1
      """;

  @Inject SampleObservations part;
  @Inject Jdbi jdbi;

  @Test
  void theSameFiguresAreEnteredTwiceForEveryMeasureThatTakesThem() {
    var entered = entered();

    assertEquals(entered, entered());
    for (var figure : List.of("school-visits/2015-09-30", "mecc-interventions/2015-09-30")) {
      assertTrue(entered.stream().anyMatch(fact -> fact.startsWith(figure)), entered.toString());
    }
  }

  private List<String> entered() {
    var people =
        new SamplePeople(
            "told",
            List.of(
                new SamplePerson("strategy-lead", "told", "S", ""),
                new SamplePerson("administrator", "second", "A", "")));
    QuarkusTransaction.begin();
    try {
      part.tell(SampleYear.before(TODAY, people, moment -> {}));
      return jdbi.withHandle(handle -> handle.createQuery(ENTERED).mapTo(String.class).list());
    } finally {
      QuarkusTransaction.rollback();
    }
  }
}
