package throughline.tracker.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import throughline.tracker.fact.LatestVersion;
import throughline.tracker.ledger.Contribution.Reason;
import throughline.tracker.rule.CellKey;
import throughline.tracker.rule.Evaluation;
import throughline.tracker.rule.MeasureVersion;

/**
 * Posts what new versions of facts change in the measures: the new worth minus the net already
 * posted for the fact, key by key, and only where it is not zero. Never "reverse the last row": the
 * net is right whatever came before.
 *
 * <p>Each version is posted on its own, in order, however the versions were batched, so that a
 * rebuild gives the same history and not only the same figures.
 */
public final class PostContributions {

  private final Map<String, List<MeasureVersion>> rulesByAggregate = new HashMap<>();
  private final List<Integer> measureVersionIds;
  private final Ledger ledger = new Ledger();

  public PostContributions(List<MeasureVersion> rules) {
    rules.forEach(
        rule ->
            rulesByAggregate.computeIfAbsent(rule.aggregate(), a -> new ArrayList<>()).add(rule));
    measureVersionIds = rules.stream().map(MeasureVersion::measureVersionId).toList();
  }

  /** Posts the versions in their order. */
  public void post(Handle handle, List<LatestVersion> versions) {
    var corrected =
        versions.stream()
            .filter(LatestVersion::hasPrevious)
            .map(LatestVersion::factId)
            .distinct()
            .toList();
    var nets =
        corrected.isEmpty()
            ? new HashMap<Ledger.Account, Map<CellKey, Long>>()
            : ledger.nets(handle, corrected, measureVersionIds);
    var contributions = new ArrayList<Contribution>();
    for (var version : versions) {
      for (var rule : rulesByAggregate.getOrDefault(version.aggregate(), List.of())) {
        var account = new Ledger.Account(version.factId(), rule.measureVersionId());
        var net = nets.computeIfAbsent(account, a -> new TreeMap<>());
        contributions.addAll(changes(version, rule, net));
      }
    }
    ledger.write(handle, contributions);
  }

  /** What this version changes; the net is brought up to date for the version after it. */
  private static List<Contribution> changes(
      LatestVersion fact, MeasureVersion rule, Map<CellKey, Long> net) {
    var evaluation = rule.evaluator().evaluate(fact.body());
    var changes = new ArrayList<Contribution>();
    var keys = new TreeSet<>(net.keySet());
    keys.addAll(evaluation.amounts().keySet());
    for (var key : keys) {
      long worth = evaluation.amounts().getOrDefault(key, 0L);
      long change = worth - net.getOrDefault(key, 0L);
      if (change != 0) {
        changes.add(change(fact, rule, key, change, net.isEmpty()));
      }
    }
    net.clear();
    net.putAll(evaluation.amounts());
    addExclusion(changes, fact, rule, evaluation);
    return changes;
  }

  private static Contribution change(
      LatestVersion fact, MeasureVersion rule, CellKey key, long amount, boolean first) {
    return first
        ? new Contribution(rule.measureVersionId(), fact, key, amount, Reason.COUNTED, "")
        : new Contribution(
            rule.measureVersionId(),
            fact,
            key,
            amount,
            Reason.CORRECTED,
            "version " + fact.version() + " says otherwise");
  }

  private static void addExclusion(
      List<Contribution> changes, LatestVersion fact, MeasureVersion rule, Evaluation evaluation) {
    if (!evaluation.counts()) {
      changes.add(Contribution.excluded(rule.measureVersionId(), fact, evaluation.whyNot()));
    }
  }
}
