package throughline.tracker.web.priority;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.intake.source.Freshness;
import throughline.tracker.plan.milestone.Milestones;
import throughline.tracker.web.row.MeasureRows;

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
    var now = clock.instant();
    var rows = MeasureRows.read(handle, all, shown, day, now);
    var outcomes = new HashMap<String, List<PlanFigures.OutcomeView>>();
    for (var priority : priorities) {
      outcomes.put(
          priority.id(),
          priority.outcomes().stream()
              .map(
                  each ->
                      new PlanFigures.OutcomeView(
                          each,
                          all.ofOutcome(each.id()).stream()
                              .map(
                                  measure ->
                                      new PlanFigures.OutcomeView.MeasureLine(
                                          measure, rows.of(measure)))
                              .toList()))
              .toList());
    }
    return new PlanFigures(
        outcomes,
        Milestones.of(handle, priorities, day),
        rows.performances().values().stream()
            .filter(each -> !each.measure().isEstimate() && !each.measure().isJudgedInWords())
            .toList(),
        rows.assessments(),
        rows.rows(),
        Freshness.read(handle, now));
  }
}
