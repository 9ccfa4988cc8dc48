package throughline.tracker.trial;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.rule.Measures;

/**
 * The rules that a measure was reported under, the newest first. Each new one is a break: figures
 * are counted by it since, and looking back shows what was reported before.
 */
public record RuleHistory(List<Entry> entries) {

  private static final String APPROVED =
      """
      SELECT t.measure_version_id, t.reason, t.decision, coalesce(p.display_name, 'somebody') AS by,
             coalesce(d.display_name, 'somebody') AS approved_by
        FROM trial AS t
        LEFT JOIN person_details AS p ON p.person_id = t.proposed_by
        LEFT JOIN person_details AS d ON d.person_id = t.decided_by
       WHERE t.measure = :measure AND t.state = 'APPROVED'
      """;

  /**
   * A rule that came into force.
   *
   * @param from the first day that was reported under it
   * @param why who proposed and approved it, and why; empty of one that came with a release
   */
  public record Entry(int version, LocalDate from, String why) {

    /** "Version 2 since 26 November 2026". */
    public String words() {
      return "Version %d since %s".formatted(version, London.date(from));
    }

    /** The last day that was reported under the one before. */
    public LocalDate dayBefore() {
      return from.minusDays(1);
    }
  }

  /** Those that a measure was reported under by the end of a day. */
  public static RuleHistory read(Handle handle, Measures measures, String measure, LocalDate day) {
    var why = new HashMap<Integer, String>();
    handle
        .createQuery(APPROVED)
        .bind("measure", measure)
        .map(
            row ->
                why.put(
                    row.getColumn("measure_version_id", Integer.class),
                    "proposed by %s: %s. Approved by %s: %s"
                        .formatted(
                            row.getColumn("by", String.class),
                            row.getColumn("reason", String.class),
                            row.getColumn("approved_by", String.class),
                            row.getColumn("decision", String.class))))
        .list();
    var entries = new ArrayList<Entry>();
    for (var since : measures.history(measure)) {
      if (!since.from().isAfter(day)) {
        entries.add(
            new Entry(
                since.rule().measure().version(),
                since.from(),
                why.getOrDefault(since.rule().measureVersionId(), "")));
      }
    }
    Collections.reverse(entries);
    return new RuleHistory(entries);
  }

  /** Whether the rule has ever changed. */
  public boolean hasBreak() {
    return entries.size() > 1;
  }

  /** The rule in force; there is one if there is a break. */
  public Entry latest() {
    return entries.get(0);
  }
}
