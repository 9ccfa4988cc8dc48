package throughline.tracker.review.commentary;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.figure.Period;
import throughline.tracker.plan.ownership.SelfAssessments;
import throughline.tracker.plan.target.AssessPerformance;
import throughline.tracker.plan.target.Performance;

/** Reads what was written about a measure, and what the form that writes shows. */
@Singleton
class BrowseCommentary {

  private static final int QUARTERS = 5;

  private final ReadOnlyTransactions snapshots;
  private final MeasureStore measures;
  private final ActionPlan plan;
  private final Clock clock;

  BrowseCommentary(
      ReadOnlyTransactions snapshots, MeasureStore measures, ActionPlan plan, Clock clock) {
    this.snapshots = snapshots;
    this.measures = measures;
    this.plan = plan;
    this.clock = clock;
  }

  /**
   * What was written about a quarter.
   *
   * @param judged how its owner judges it; empty if figures do
   * @param latest empty when nobody has written yet
   */
  record OfQuarter(
      Measure measure,
      Period quarter,
      Performance standing,
      Optional<SelfAssessments.One> judged,
      Optional<CommentaryView> latest,
      List<Commentary> earlier) {

    public String key() {
      return Commentary.key(quarter);
    }

    public long version() {
      return latest.map(view -> view.commentary().version()).orElse(0L);
    }

    public String figureKey() {
      return WriteCommentary.key(standing, judged);
    }
  }

  List<OfQuarter> all(String measureId) {
    var today = London.today(clock);
    return snapshots.read(
        handle -> {
          var all = measures.read(handle);
          var measure = measure(all, measureId);
          var written = Commentaries.of(handle, measureId);
          var quarters = new ArrayList<>(quarters(today));
          written.keySet().stream().filter(q -> !quarters.contains(q)).forEach(quarters::add);
          return quarters.stream()
              .map(q -> ofQuarter(handle, all, measure, q, written.getOrDefault(q, List.of())))
              .toList();
        });
  }

  OfQuarter one(String measureId, String key) {
    return snapshots.read(
        handle -> {
          var all = measures.read(handle);
          var measure = measure(all, measureId);
          var quarter = quarter(key, plan, London.today(clock));
          var written = Commentaries.of(handle, measureId).getOrDefault(quarter, List.of());
          return ofQuarter(handle, all, measure, quarter, written);
        });
  }

  /** Where the review of a quarter goes on that somebody has just written for; null for none. */
  String review(String key) {
    var today = London.today(clock);
    return Optional.ofNullable(key)
        .flatMap(saved -> find(saved, plan, today))
        .filter(quarter -> !quarter.to().isAfter(today))
        .map(quarter -> "/reviews/" + Commentary.key(quarter))
        .orElse(null);
  }

  private OfQuarter ofQuarter(
      Handle handle, Measures all, Measure measure, Period quarter, List<Commentary> written) {
    var today = London.today(clock);
    var standing = standing(handle, all, measure, quarter, today);
    var version = all.version(measure.id(), today);
    var judged = SelfAssessments.of(handle, measure, today);
    return new OfQuarter(
        measure,
        quarter,
        standing,
        judged,
        written.stream()
            .findFirst()
            .map(latest -> CommentaryView.of(latest, standing, judged, version, today)),
        written.isEmpty() ? List.of() : written.subList(1, written.size()));
  }

  static Measure measure(Measures all, String id) {
    return all.find(id)
        .filter(measure -> !measure.isEstimate())
        .orElseThrow(() -> new NotFound("measure with this address"));
  }

  static Performance standing(
      Handle handle, Measures all, Measure measure, Period quarter, LocalDate today) {
    var day = today.isBefore(quarter.lastDay()) ? today : quarter.lastDay();
    return AssessPerformance.read(handle, all, List.of(measure), day, today).get(measure.id());
  }

  static Period quarter(String key, ActionPlan plan, LocalDate today) {
    return find(key, plan, today).orElseThrow(() -> new NotFound("quarter with this address"));
  }

  private static Optional<Period> find(String key, ActionPlan plan, LocalDate today) {
    try {
      var day = LocalDate.parse(key);
      return day.isBefore(plan.firstDay()) || day.isAfter(Period.quarter(today).lastDay())
          ? Optional.empty()
          : Optional.of(Period.quarter(day)).filter(of -> Commentary.key(of).equals(key));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static List<Period> quarters(LocalDate today) {
    var quarters = new ArrayList<>(Period.endedBy(Frequency.QUARTER, today, QUARTERS - 1));
    quarters.add(Period.quarter(today));
    java.util.Collections.reverse(quarters);
    return quarters;
  }
}
