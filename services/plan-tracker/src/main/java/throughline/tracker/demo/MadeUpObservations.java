package throughline.tracker.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import throughline.platform.demo.DemoPart;
import throughline.platform.demo.DemoPeople;
import throughline.platform.demo.DemoPerson;
import throughline.platform.demo.DemoStory;
import throughline.platform.demo.DemoTime;
import throughline.platform.demo.DemoYear;
import throughline.platform.demo.Tally;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.entry.observation.ApproveObservations;
import throughline.tracker.entry.observation.EnterObservation;
import throughline.tracker.entry.observation.ObservationRequest;
import throughline.tracker.figure.Period;

/**
 * The figures that are reported by hand, which somebody enters for the periods of a year some days
 * after each has ended, and somebody else approves.
 */
@ApplicationScoped
class MadeUpObservations implements DemoPart {

  private static final int DAYS_TO_REPORT = 9;
  private static final int DAYS_TO_APPROVE = 11;

  private final ReadOnlyTransactions snapshots;
  private final MeasureStore measures;
  private final EnterObservation enterObservation;
  private final ApproveObservations approveObservations;

  MadeUpObservations(
      ReadOnlyTransactions snapshots,
      MeasureStore measures,
      EnterObservation enterObservation,
      ApproveObservations approveObservations) {
    this.snapshots = snapshots;
    this.measures = measures;
    this.enterObservation = enterObservation;
    this.approveObservations = approveObservations;
  }

  @Override
  public List<DemoStory> stories(DemoYear year, DemoPeople people, Tally tally) {
    var lead = people.named("strategy-lead");
    var second = people.named("administrator");
    return snapshots.read(measures::read).all().stream()
        .filter(Measure::isEntered)
        .<DemoStory>map(measure -> time -> enter(time, year, measure, lead, second))
        .toList();
  }

  private void enter(
      DemoTime time, DemoYear year, Measure measure, DemoPerson lead, DemoPerson second) {
    var random = year.random("observations", measure.id());
    var number = 0;
    for (var period : periods(year, measure)) {
      var typed =
          new ObservationRequest(
              period.lastDay().toString(),
              "",
              MadeUpSeries.of(measure).typed(measure, number++, random),
              MadeUpSeries.source(period),
              null);
      time.moveTo(MadeUpDays.after(period.lastDay(), DAYS_TO_REPORT, year));
      var entered = enterObservation.enter(measure.id(), typed, lead.signedIn());
      time.moveTo(MadeUpDays.after(period.lastDay(), DAYS_TO_APPROVE, year));
      entered
          .waiting()
          .ifPresent(waiting -> approveObservations.approve(List.of(waiting), second.signedIn()));
    }
  }

  /** Those of a year that have ended, the oldest first. */
  private static List<Period> periods(DemoYear year, Measure measure) {
    var frequency = measure.rule().orElseThrow().frequency();
    var count =
        switch (frequency) {
          case MONTH -> 13;
          case QUARTER -> 5;
          case YEAR -> 2;
        };
    var periods = new ArrayList<>(Period.endedBy(frequency, year.today(), count));
    periods.sort((one, other) -> one.lastDay().compareTo(other.lastDay()));
    return Collections.unmodifiableList(periods);
  }
}
