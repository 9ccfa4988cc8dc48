package throughline.tracker.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import throughline.tracker.fact.LatestVersion;
import throughline.tracker.ledger.Contribution.Reason;
import throughline.tracker.rule.Evaluation;
import throughline.tracker.rule.MeasureVersion;

/**
 * Posts what new versions of facts change in the measures: the new worth minus the worth of the
 * version before, key by key, and only where it is not zero. That worth is the net already posted,
 * whatever came before, since an evaluation depends on nothing but the rule and the body; when the
 * evaluation itself is changed, everything is counted anew.
 *
 * <p>Each version is posted on its own, in order, however the versions were batched, so that a
 * rebuild gives the same history and not only the same figures.
 */
public final class PostContributions {

  private final Map<String, List<MeasureVersion>> rulesByAggregate = new HashMap<>();
  private final Ledger ledger = new Ledger();

  public PostContributions(List<MeasureVersion> rules) {
    rules.stream()
        .filter(rule -> !rule.isShare())
        .forEach(
            rule ->
                rulesByAggregate
                    .computeIfAbsent(rule.aggregate(), a -> new ArrayList<>())
                    .add(rule));
  }

  /** Posts the versions in their order. */
  public void post(Handle handle, List<LatestVersion> versions) {
    var contributions = new ArrayList<Contribution>();
    for (var version : versions) {
      for (var rule : rulesByAggregate.getOrDefault(version.aggregate(), List.of())) {
        addChanges(contributions, version, rule);
      }
    }
    ledger.write(handle, contributions);
  }

  private static void addChanges(
      List<Contribution> changes, LatestVersion fact, MeasureVersion rule) {
    var before =
        fact.previousBody() == null
            ? Evaluation.OF_NOTHING
            : rule.evaluator().evaluate(fact.previousBody());
    var after = rule.evaluator().evaluate(fact.body());
    addAmounts(changes, fact, rule, before, after);
    if (!before.counts()) {
      changes.add(Contribution.excluded(rule.measureVersionId(), fact, -1, before.whyNot()));
    }
    if (!after.counts()) {
      changes.add(Contribution.excluded(rule.measureVersionId(), fact, 1, after.whyNot()));
    }
  }

  private static void addAmounts(
      List<Contribution> changes,
      LatestVersion fact,
      MeasureVersion rule,
      Evaluation before,
      Evaluation after) {
    var first = before.amounts().isEmpty();
    var reason = first ? Reason.COUNTED : Reason.CORRECTED;
    var detail = first ? "" : "version " + fact.version() + " says otherwise";
    var keys = first ? after.amounts().keySet() : new TreeSet<>(before.amounts().keySet());
    if (!first) {
      keys.addAll(after.amounts().keySet());
    }
    for (var key : keys) {
      long change = after.amounts().getOrDefault(key, 0L) - before.amounts().getOrDefault(key, 0L);
      if (change != 0 || !before.amounts().containsKey(key)) {
        changes.add(new Contribution(rule.measureVersionId(), fact, key, change, reason, detail));
      }
    }
  }
}
