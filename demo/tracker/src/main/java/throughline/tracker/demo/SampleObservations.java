package throughline.tracker.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import throughline.demo.SamplePerson;
import throughline.demo.SampleYear;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.entry.observation.ApproveObservations;
import throughline.tracker.entry.observation.EnterObservation;
import throughline.tracker.entry.observation.ObservationRequest;
import throughline.tracker.figure.Period;

/**
 * The figures that are reported by hand, which somebody enters for the periods of a year some days
 * after each has ended, and somebody else approves.
 */
@ApplicationScoped
class SampleObservations {

  private static final int DAYS_TO_REPORT = 9;
  private static final int DAYS_TO_APPROVE = 11;

  private static final Map<String, Series> BY_MEASURE =
      Map.of(
          "activity-for-parents-percent", new Series(12, 0.06, 0.08),
          "school-visits", new Series(165, 0.03, 0.25),
          "mecc-interventions", new Series(840, 0.08, 0.1),
          "carbon-reduction-initiatives", new Series(6, 0.2, 0.2),
          "women-and-bame-entrepreneurs", new Series(190, 0.05, 0.12),
          "under-represented-groups-take-up-percent", new Series(17, 0.04, 0.08));

  private static final Series ANY = new Series(40, 0.02, 0.1);

  /**
   * What a measure comes to, period by period.
   *
   * @param first about what it was at first
   * @param rise what it gains in a period, as a share
   * @param spread how far chance takes it, as a share
   */
  private record Series(double first, double rise, double spread) {

    String typed(Measure measure, int number, Random random) {
      var value = first * (1 + rise * number) * (1 + spread * (random.nextDouble() - 0.5));
      return measure.unit() == Unit.PERCENT
          ? "%.1f".formatted(value)
          : Long.toString(Math.round(value));
    }
  }

  private final Jdbi jdbi;
  private final MeasureStore measures;
  private final EnterObservation enterObservation;
  private final ApproveObservations approveObservations;

  SampleObservations(
      Jdbi jdbi,
      MeasureStore measures,
      EnterObservation enterObservation,
      ApproveObservations approveObservations) {
    this.jdbi = jdbi;
    this.measures = measures;
    this.enterObservation = enterObservation;
    this.approveObservations = approveObservations;
  }

  void tell(SampleYear year) {
    var lead = year.people().named("strategy-lead");
    var second = year.people().named("administrator");
    jdbi.withHandle(measures::read).all().stream()
        .filter(Measure::isEntered)
        .forEach(measure -> enter(year, measure, lead, second));
  }

  private void enter(SampleYear year, Measure measure, SamplePerson lead, SamplePerson second) {
    var random = year.random("observations", measure.id());
    var series = BY_MEASURE.getOrDefault(measure.id(), ANY);
    var number = 0;
    for (var period : periods(year, measure)) {
      var day = period.lastDay();
      var source =
          "Made up for the demonstration, as a return for " + period.label() + " might say";
      var value = series.typed(measure, number++, random);
      year.moveToDeskAfter(day, DAYS_TO_REPORT);
      var entered =
          enterObservation.enter(
              measure.id(),
              new ObservationRequest(day.toString(), "", value, source, null),
              lead.signedIn());
      year.moveToDeskAfter(day, DAYS_TO_APPROVE);
      entered
          .waiting()
          .ifPresent(waiting -> approveObservations.approve(List.of(waiting), second.signedIn()));
    }
  }

  private static List<Period> periods(SampleYear year, Measure measure) {
    var frequency = measure.rule().orElseThrow().frequency();
    var count =
        switch (frequency) {
          case MONTH -> 13;
          case QUARTER -> 5;
          case YEAR -> 2;
        };
    return Period.endedBy(frequency, year.today(), count).stream()
        .filter(period -> measure.isEnteredFor(period.lastDay()))
        .sorted(Comparator.comparing(Period::lastDay))
        .toList();
  }
}
