package throughline.tracker.ledger;

import com.fasterxml.jackson.databind.JsonNode;
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

  /** What stands beside a record that counts and adds more than its rule takes for usual. */
  public static final String PLEASE_LOOK = "counted, please look";

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
    var before = worth(rule, fact.previousBody(), fact.decided().before());
    var after = worth(rule, fact.body(), fact.decided().now());
    addAmounts(changes, fact, rule, before, after);
    if (!before.counts()) {
      changes.add(Contribution.excluded(rule.measureVersionId(), fact, -1, before.whyNot()));
    }
    if (!after.counts()) {
      changes.add(Contribution.excluded(rule.measureVersionId(), fact, 1, after.whyNot()));
    }
  }

  private static String detail(
      LatestVersion fact, MeasureVersion rule, boolean first, Evaluation after) {
    if (rule.measure().rule().orElseThrow().wantsALook(after.total())) {
      return PLEASE_LOOK;
    }
    if (fact.decided().now() != null) {
      return fact.decided().now();
    }
    return first ? "" : "version " + fact.version() + " says otherwise";
  }

  /** Who decides that a fact does not count says so of measures in which it would. */
  private static Evaluation worth(MeasureVersion rule, JsonNode body, String decided) {
    if (body == null) {
      return Evaluation.OF_NOTHING;
    }
    var worth = rule.evaluator().evaluate(body);
    return decided == null || worth.amounts().isEmpty() ? worth : Evaluation.excluded(decided);
  }

  private static void addAmounts(
      List<Contribution> changes,
      LatestVersion fact,
      MeasureVersion rule,
      Evaluation before,
      Evaluation after) {
    var first = before.amounts().isEmpty();
    var reason = first ? Reason.COUNTED : Reason.CORRECTED;
    var detail = detail(fact, rule, first, after);
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
