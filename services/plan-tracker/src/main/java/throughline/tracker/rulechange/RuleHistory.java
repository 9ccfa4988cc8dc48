package throughline.tracker.rulechange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.engine.rule.RulesInForce;

/** The rules that a measure was reported under, the newest first: each new one is a break. */
public record RuleHistory(List<Entry> entries) {

  private static final String APPROVED =
      """
      SELECT t.measure_version_id, v.version, t.decided_at, t.reason, t.decision,
             coalesce(p.display_name, 'somebody') AS by, coalesce(d.display_name, 'somebody') AS approved_by
        FROM trial AS t
        JOIN measure_version AS v USING (measure_version_id)
        LEFT JOIN person_details AS p ON p.person_id = t.proposed_by
        LEFT JOIN person_details AS d ON d.person_id = t.decided_by
       WHERE t.measure = :measure AND t.state = 'APPROVED'
       ORDER BY v.version
      """;

  /** A rule that came into force. */
  public record Entry(int version, LocalDate from, String why) {

    public String words() {
      return "Version %d since %s".formatted(version, London.date(from));
    }

    public LocalDate dayBefore() {
      return from.minusDays(1);
    }
  }

  public static RuleHistory read(Handle handle, Measures measures, String measure, LocalDate day) {
    var approved = new LinkedHashMap<Integer, Entry>();
    handle
        .createQuery(APPROVED)
        .bind("measure", measure)
        .mapTo(Approved.class)
        .forEach(rule -> approved.put(rule.measureVersionId(), rule.entry()));
    var inForce = measures.history(measure);
    var ruled = inForce.stream().map(since -> since.rule().measureVersionId()).toList();
    // What its owner assesses in words has no rule that could be in force.
    var inWords =
        approved.entrySet().stream()
            .filter(each -> !ruled.contains(each.getKey()))
            .map(Map.Entry::getValue);
    var entries =
        Stream.concat(inWords, inForce.stream().map(since -> entry(since, approved)))
            .filter(entry -> !entry.from().isAfter(day))
            .sorted(Comparator.comparing(Entry::from))
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.reverse(entries);
    return new RuleHistory(entries);
  }

  private record Approved(
      int measureVersionId,
      int version,
      Instant decidedAt,
      String reason,
      String decision,
      String by,
      String approvedBy) {

    Entry entry() {
      return new Entry(
          version,
          London.dateOf(decidedAt),
          "proposed by %s: %s. Approved by %s: %s".formatted(by, reason, approvedBy, decision));
    }
  }

  private static Entry entry(RulesInForce.Since since, Map<Integer, Entry> approved) {
    var entry = approved.get(since.rule().measureVersionId());
    var why = entry == null ? "" : entry.why();
    return new Entry(since.rule().measure().version(), since.from(), why);
  }

  public boolean hasBreak() {
    return entries.size() > 1;
  }

  public String why() {
    return entries.isEmpty() ? "" : latest().why();
  }

  /** The rule in force; there is one if there is a break. */
  public Entry latest() {
    return entries.get(0);
  }
}
