package throughline.tracker.measure;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import throughline.tracker.plan.ActionPlan;

/** The measures that the service knows, in the order of their file. */
public final class Measures {

  private final List<Measure> all;
  private final List<RegisteredRule> rules;
  private final RulesInForce inForce;
  private final Map<String, Measure> byId;
  private final Map<String, RegisteredRule> rulesByMeasure;

  /**
   * Puts measures and plan side by side.
   *
   * @throws BadMeasureFile when a measure speaks to an outcome that the plan does not have, or an
   *     outcome has no measure
   */
  public Measures(
      List<Measure> all, List<RegisteredRule> rules, RulesInForce inForce, ActionPlan plan) {
    this.all = List.copyOf(all);
    this.inForce = inForce;
    this.rules = List.copyOf(rules);
    this.byId = all.stream().collect(Collectors.toMap(Measure::id, Function.identity()));
    this.rulesByMeasure =
        rules.stream().collect(Collectors.toMap(r -> r.measure().id(), Function.identity()));
    checkAgainst(plan);
  }

  public List<Measure> all() {
    return all;
  }

  /** The rules that events are counted under. */
  public List<RegisteredRule> rules() {
    return rules;
  }

  public Optional<Measure> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * The rule under which a measure that events feed was reported at the end of a day; empty for a
   * manual one.
   */
  public Optional<RegisteredRule> rule(String measureId, LocalDate day) {
    return Optional.ofNullable(rulesByMeasure.get(measureId)).map(rule -> inForce.on(day, rule));
  }

  public List<Measure> ofOutcome(String outcomeId) {
    return all.stream().filter(measure -> measure.outcomes().contains(outcomeId)).toList();
  }

  private void checkAgainst(ActionPlan plan) {
    var unmeasured =
        plan.priorities()
            .flatMap(priority -> priority.outcomes().stream())
            .map(ActionPlan.Text::id)
            .collect(Collectors.toCollection(HashSet::new));
    var outcomes = new HashSet<>(unmeasured);
    for (var measure : all) {
      for (var outcome : measure.outcomes()) {
        if (!outcomes.contains(outcome)) {
          throw new BadMeasureFile(
              "measure %s: the plan has no outcome %s".formatted(measure.id(), outcome));
        }
        unmeasured.remove(outcome);
      }
    }
    if (!unmeasured.isEmpty()) {
      throw new BadMeasureFile("no measure speaks to the outcomes " + unmeasured);
    }
  }
}
