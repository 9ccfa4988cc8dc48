package throughline.tracker.engine.ledger;

/**
 * A measure's contributions as part of a statement. Entries lie by their kinds, so that those of a
 * measure are looked for kind by kind, each by its index: whatever else a statement joins, and
 * whatever the planner thinks of the ledger.
 */
public final class ContributionSql {

  private static final String OF_MEASURE =
      """
      (SELECT c.*
         FROM entry_kind_measure AS kind
        CROSS JOIN LATERAL (SELECT *
                              FROM <view> AS c
                             WHERE c.entry_kind_id = kind.entry_kind_id AND c.measure_version_id = <rule>
                               AND <conditions>
                            OFFSET 0) AS c
        WHERE kind.measure_version_id = <rule>)\
      """;

  /**
   * With the columns of the view {@code contribution}. That an entry is of their kinds is asked so
   * that no index answers it: it would read all of a kind's days.
   */
  private static final String BY_TIME =
      """
      (SELECT e.entry_id AS contribution_id, e.entry_kind_id, m.measure_version_id, e.fact_id, e.version, e.effective_on, e.place,
              splits_of(e.breakdown, m.splits) AS breakdown, CASE WHEN m.person THEN e.subject ELSE '' END AS subject,
              amount_of(e.amount, m.once) AS amount, e.known_at, e.known_on, e.reason, e.detail
         FROM (SELECT *
                 FROM entry
                WHERE <conditions>
                  AND entry_kind_id + 0 = ANY (ARRAY (SELECT entry_kind_id FROM entry_kind_measure WHERE measure_version_id <rules>))
               OFFSET 0) AS e
         JOIN entry_kind_measure AS m USING (entry_kind_id)
        WHERE m.measure_version_id <rules>)\
      """;

  public static final String ALL = "contribution";

  public static final String OF_PEOPLE = "contribution_of_person";

  private ContributionSql() {}

  public static String ofMeasure(String view, String rule, String conditions) {
    return OF_MEASURE
        .replace("<view>", view)
        .replace("<conditions>", conditions)
        .replace("<rule>", rule);
  }

  /** Those of measures that became known within a time, to be asked from: found by it alone. */
  public static String byTime(String rules, String conditions) {
    return BY_TIME.replace("<conditions>", conditions).replace("<rules>", rules);
  }
}
