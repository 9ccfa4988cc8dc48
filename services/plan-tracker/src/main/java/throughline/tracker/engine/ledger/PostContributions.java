package throughline.tracker.engine.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.LocalDays;
import throughline.tracker.engine.fact.LatestVersion;
import throughline.tracker.engine.ledger.Contribution.Reason;
import throughline.tracker.engine.rule.CellKey;
import throughline.tracker.engine.rule.Evaluation;
import throughline.tracker.engine.rule.MeasureVersion;

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

  public static final String PLEASE_LOOK = "counted, please look";

  private static final CellKey NO_KEY = new CellKey(null, "", "", "");

  private final Map<String, List<MeasureVersion>> rulesByAggregate = new HashMap<>();
  private final String table;
  private UsualAmounts usual;

  public PostContributions(List<MeasureVersion> rules) {
    this(rules, EntryRows.LEDGER);
  }

  private PostContributions(List<MeasureVersion> rules, String table) {
    this.table = table;
    rules.stream()
        .filter(rule -> !rule.isShare())
        .sorted(Comparator.comparingInt(MeasureVersion::measureVersionId))
        .forEach(
            rule ->
                rule.aggregates()
                    .forEach(
                        kind ->
                            rulesByAggregate
                                .computeIfAbsent(kind, a -> new ArrayList<>())
                                .add(rule)));
  }

  public static PostContributions beside(List<MeasureVersion> rules) {
    return new PostContributions(rules, Recount.TABLE);
  }

  public Set<String> aggregates() {
    return rulesByAggregate.keySet();
  }

  public void post(Handle handle, List<LatestVersion> versions) {
    if (usual == null) {
      usual = UsualAmounts.read(handle);
    }
    var days = new LocalDays();
    var rows = new EntryRows(handle, versions.size());
    for (var version : versions) {
      var knownOn = days.of(version.knownAt());
      var changes = new ArrayList<Contribution>();
      for (var rule : rulesByAggregate.getOrDefault(version.aggregate(), List.of())) {
        addChanges(changes, new Posting(version, rule, knownOn));
      }
      shared(changes).forEach(rows::add);
    }
    rows.into(table);
  }

  private static List<Entry> shared(List<Contribution> ofVersion) {
    var entries = new ArrayList<Entry>();
    for (var contribution : ofVersion) {
      if (!isTaken(contribution, entries)) {
        entries.add(new Entry(contribution));
      }
    }
    return entries;
  }

  private static boolean isTaken(Contribution contribution, List<Entry> entries) {
    for (var entry : entries) {
      if (entry.takes(contribution)) {
        return true;
      }
    }
    return false;
  }

  private record Posting(LatestVersion fact, MeasureVersion rule, LocalDate knownOn) {

    Contribution of(CellKey key, long amount, Reason reason, String detail) {
      return new Contribution(rule, fact, key, amount, reason, detail, knownOn);
    }

    Contribution excluded(int facts, String why) {
      return of(NO_KEY, facts, Reason.EXCLUDED, why);
    }
  }

  private void addChanges(List<Contribution> changes, Posting posting) {
    var fact = posting.fact();
    var before = worth(posting, fact.previousBody(), fact.decided().before());
    var after = worth(posting, fact.body(), fact.decided().now());
    addAmounts(changes, posting, before, after);
    if (!before.counts()) {
      changes.add(posting.excluded(-1, before.whyNot()));
    }
    if (!after.counts()) {
      changes.add(posting.excluded(1, after.whyNot()));
    }
  }

  private String detail(Posting posting, boolean first, Evaluation after) {
    var fact = posting.fact();
    if (usual.wantsALook(posting.rule(), after.total(), posting.knownOn())) {
      return PLEASE_LOOK;
    }
    if (fact.decided().now() != null) {
      return fact.decided().now();
    }
    return first ? "" : "version " + fact.version() + " says otherwise";
  }

  /** Who decides that a fact does not count says so of measures in which it would. */
  private static Evaluation worth(Posting posting, JsonNode body, String decided) {
    if (body == null) {
      return Evaluation.OF_NOTHING;
    }
    var worth = posting.rule().evaluator().evaluate(posting.fact().aggregate(), body);
    return decided == null || worth.amounts().isEmpty() ? worth : Evaluation.excluded(decided);
  }

  private void addAmounts(
      List<Contribution> changes, Posting posting, Evaluation before, Evaluation after) {
    var first = before.amounts().isEmpty();
    var reason = first ? Reason.COUNTED : Reason.CORRECTED;
    var detail = detail(posting, first, after);
    var keys = first ? after.amounts().keySet() : new TreeSet<>(before.amounts().keySet());
    if (!first) {
      keys.addAll(after.amounts().keySet());
    }
    for (var key : keys) {
      long change = after.amounts().getOrDefault(key, 0L) - before.amounts().getOrDefault(key, 0L);
      if (change != 0 || !before.amounts().containsKey(key)) {
        changes.add(posting.of(key, change, reason, detail));
      }
    }
  }
}
