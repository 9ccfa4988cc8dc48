package throughline.tracker.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import throughline.demo.SamplePerson;
import throughline.demo.SampleYear;
import throughline.platform.core.time.London;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.entry.observation.ApproveObservations;
import throughline.tracker.entry.observation.EnterObservation;
import throughline.tracker.entry.observation.ObservationRequest;
import throughline.tracker.figure.Period;
import throughline.tracker.plan.ownership.SelfAssessments;
import throughline.tracker.plan.target.AssessPerformance;
import throughline.tracker.review.ReviewQuarter;
import throughline.tracker.review.commentary.WriteCommentary;

/**
 * What a strategy lead and an administrator do with the figures: they say why measures are off
 * track, and check and sign off the quarter that ended last; then one of its figures is corrected.
 */
@ApplicationScoped
class SampleReview {

  private static final String CORRECTED = "school-visits";
  private static final int DAYS_TO_SIGN = 20;
  private static final int DAYS_TO_CORRECT = 34;

  private final ReadOnlyTransactions snapshots;
  private final MeasureStore measures;
  private final WriteCommentary writeCommentary;
  private final ReviewQuarter review;
  private final EnterObservation enterObservation;
  private final ApproveObservations approveObservations;
  private final Clock clock;

  SampleReview(
      ReadOnlyTransactions snapshots,
      MeasureStore measures,
      WriteCommentary writeCommentary,
      ReviewQuarter review,
      EnterObservation enterObservation,
      ApproveObservations approveObservations,
      Clock clock) {
    this.snapshots = snapshots;
    this.measures = measures;
    this.writeCommentary = writeCommentary;
    this.review = review;
    this.enterObservation = enterObservation;
    this.approveObservations = approveObservations;
    this.clock = clock;
  }

  void tell(SampleYear year) {
    var lead = year.people().named("strategy-lead");
    var other = year.people().named("administrator");
    var quarter = Period.lastEnded(Frequency.QUARTER, year.today());
    var ended = quarter.lastDay();
    year.moveToDeskAfter(ended, DAYS_TO_SIGN);
    explain(quarter, lead);
    var key = ended.toString();
    review.check(
        key,
        0,
        review.shown(key),
        "Made up for the demonstration: compared with what the libraries sent",
        lead.signedIn());
    review.sign(key, 1, review.seal(key), "", other.signedIn());
    year.moveToDeskAfter(ended, DAYS_TO_CORRECT);
    correct(key, lead, other);
    year.moveToDeskAfter(year.today(), 0);
    explain(Period.quarter(London.today(clock)), lead);
  }

  private void explain(Period quarter, SamplePerson lead) {
    var today = London.today(clock);
    var day = quarter.lastDay().isBefore(today) ? quarter.lastDay() : today;
    offTrack(day, today)
        .forEach(
            (measure, shown) ->
                writeCommentary.write(
                    measure.id(),
                    quarter.lastDay().toString(),
                    0,
                    shown,
                    SampleCommentary.of(measure, today),
                    lead.signedIn()));
  }

  private Map<Measure, String> offTrack(LocalDate day, LocalDate today) {
    return snapshots.read(
        handle -> {
          var all = measures.read(handle);
          var judged = SelfAssessments.read(handle, all.all(), today);
          var behind =
              SelfAssessments.atEnd(handle, all.all(), day, today).stream()
                  .map(SelfAssessments.AtEnd::one)
                  .filter(SelfAssessments.One::isBehind)
                  .map(SelfAssessments.One::measure)
                  .collect(Collectors.toSet());
          var shown = new LinkedHashMap<Measure, String>();
          for (var performance :
              AssessPerformance.read(handle, all, all.all(), day, today).values()) {
            var one = Optional.ofNullable(judged.of(performance.measure()));
            if (performance.isOffTrack() || behind.contains(performance.measure())) {
              shown.put(performance.measure(), WriteCommentary.key(performance, one));
            }
          }
          return shown;
        });
  }

  private void correct(String key, SamplePerson lead, SamplePerson other) {
    var typed =
        new ObservationRequest(
            null,
            null,
            "213",
            "Made up for the demonstration, as a second return might say",
            "Made up: a library had left out a week");
    enterObservation
        .correct(CORRECTED, key, 1, typed, lead.signedIn())
        .ifPresent(waiting -> approveObservations.approve(List.of(waiting), other.signedIn()));
  }
}
