package throughline.tracker.web.priority;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.figure.FigureAddress;
import throughline.tracker.figure.Headline;
import throughline.tracker.figure.Headlines;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.NowKnown;
import throughline.tracker.intake.source.Freshness;
import throughline.tracker.plan.milestone.Milestones;
import throughline.tracker.plan.ownership.SelfAssessments;
import throughline.tracker.plan.retirement.Retirement;
import throughline.tracker.plan.retirement.Retirements;
import throughline.tracker.plan.target.AssessPerformance;
import throughline.tracker.review.commentary.Explained;

/** The outcomes of priorities with the figures of their measures, and the milestones. */
@Singleton
class QueryPlanFigures {

  private final ReadOnlyTransactions transactions;
  private final MeasureStore measures;
  private final Clock clock;

  QueryPlanFigures(ReadOnlyTransactions transactions, MeasureStore measures, Clock clock) {
    this.transactions = transactions;
    this.measures = measures;
    this.clock = clock;
  }

  PlanFigures read(List<ActionPlan.Priority> priorities, LocalDate day) {
    return transactions.read(handle -> read(handle, priorities, day));
  }

  private PlanFigures read(Handle handle, List<ActionPlan.Priority> priorities, LocalDate day) {
    var all = measures.read(handle);
    var shown =
        priorities.stream()
            .flatMap(priority -> priority.outcomes().stream())
            .flatMap(outcome -> all.ofOutcome(outcome.id()).stream())
            .distinct()
            .toList();
    var counted =
        shown.stream().flatMap(measure -> all.version(measure.id(), day).stream()).toList();
    var retirements = Retirements.read(handle, day);
    var followed = retirements.followed(shown);
    Explained.askAtOnce(handle, all, followed, counted, day);
    var performances = AssessPerformance.read(handle, all, followed, day);
    var headlines =
        Headlines.read(handle, counted, day).stream()
            .filter(Headline::hasFigure)
            .collect(Collectors.toMap(h -> h.measure().id(), Function.identity()));
    var position = KnowledgePosition.of(handle, clock.instant());
    Function<Measure, PlanFigures.OutcomeView.MeasureLine> line =
        measure -> {
          var headline = headlines.get(measure.id());
          var opens = headline != null && headline.current().hasValue();
          return new PlanFigures.OutcomeView.MeasureLine(
              measure,
              headline,
              opens ? FigureAddress.headline(headline.measure(), day, position) : null,
              performances.get(measure.id()),
              retirements.of(measure.id()).map(Retirement::words).orElse(""));
        };
    var outcomes = new HashMap<String, List<PlanFigures.OutcomeView>>();
    for (var priority : priorities) {
      outcomes.put(
          priority.id(),
          priority.outcomes().stream()
              .map(
                  each ->
                      new PlanFigures.OutcomeView(
                          each, all.ofOutcome(each.id()).stream().map(line).toList()))
              .toList());
    }
    return new PlanFigures(
        outcomes,
        Milestones.of(handle, priorities, day),
        performances.values().stream()
            .filter(each -> !each.measure().isEstimate() && !each.measure().isJudgedInWords())
            .toList(),
        SelfAssessments.read(handle, followed, day),
        Explained.read(handle, all, performances, day),
        Freshness.read(handle, clock.instant()),
        NowKnown.of(handle, all, List.copyOf(headlines.values()), day, London.today(clock)));
  }
}
