package throughline.tracker.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import throughline.contracts.places.Library;
import throughline.demo.SamplePeople;
import throughline.demo.SamplePerson;
import throughline.demo.SampleYear;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.entry.population.Statistics;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.Period;

/** Estimates that are made up, entered as a file is, and rolled back. */
@QuarkusTest
class SamplePopulationTest {

  private static final LocalTime TEN = LocalTime.of(10, 0);

  @Inject SamplePopulation population;
  @Inject MeasureStore measures;
  @Inject Jdbi jdbi;
  @Inject Clock clock;

  @Test
  void everyLibraryHasAnEstimateOfEachAgeInBothYears() {
    var people =
        new SamplePeople("told", List.of(new SamplePerson("strategy-lead", "told", "S", "")));
    var today = London.today(clock);

    QuarkusTransaction.begin();
    try {
      var before = jdbi.withHandle(SamplePopulationTest::estimates);
      population.tell(SampleYear.before(today, people, moment -> {}));

      jdbi.useHandle(
          handle -> {
            var now = all(handle, today);
            assertTrue(now > 20_000 && now < 80_000, "as in the county: " + now);
            assertEquals(before + 12, estimates(handle));
            var known = Statistics.read(handle, today);
            assertEquals(5, known.all().size());
            assertTrue(known.isIllustrative(), "which every page says");
          });
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  /** Which of them is newer is known by when they were entered. */
  @Test
  void bothAreEnteredAfterTheyWereMadePublicOneAfterTheOther() {
    var people =
        new SamplePeople("told", List.of(new SamplePerson("strategy-lead", "told", "S", "")));
    var entered = new ArrayList<Instant>();
    var year = SampleYear.before(London.today(clock), people, entered::add);

    QuarkusTransaction.begin();
    try {
      population.tell(year);
    } finally {
      QuarkusTransaction.rollback();
    }

    assertEquals(
        List.of(
            SampleYear.at(LocalDate.of(2025, 11, 1), TEN),
            SampleYear.at(LocalDate.of(2026, 7, 21), TEN)),
        entered);
  }

  private static long estimates(Handle handle) {
    return handle
        .createQuery(
            "SELECT count(*) FROM fact_version JOIN fact USING (fact_id) WHERE fact.aggregate = 'population'")
        .mapTo(Long.class)
        .one();
  }

  private long all(Handle handle, LocalDate day) {
    var version =
        measures.read(handle).version("children-under-5", London.today(clock)).orElseThrow();
    var places =
        Figures.byPlace(
                handle, List.of(new FigureQuestion(version, Period.day(day))), London.today(clock))
            .get(0);
    assertEquals(Library.seed().size(), places.size());
    return places.values().stream().mapToLong(figure -> figure.value()).sum();
  }
}
