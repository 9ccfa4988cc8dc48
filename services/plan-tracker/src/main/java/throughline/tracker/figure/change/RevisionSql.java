package throughline.tracker.figure.change;

import throughline.tracker.engine.ledger.ContributionSql;

/** The statements by which {@link Revisions} asks about figures that add up. */
final class RevisionSql {

  private static final String CHANGED =
      """
      WITH <asked>,
      <decision>
      changed AS MATERIALIZED (
        SELECT fact_id, array_agg(rule) AS rules
          FROM (SELECT asked.rule, c.fact_id
                  FROM asked
                 CROSS JOIN LATERAL <corrected> AS c
                 WHERE <since>
                 UNION ALL
                SELECT c.measure_version_id, touched.fact_id
                  FROM decision
                 CROSS JOIN LATERAL (SELECT * FROM contribution WHERE fact_id = decision.fact_id OFFSET 0) AS c
                 CROSS JOIN unnest(ARRAY[decision.fact_id, decision.target]) AS touched (fact_id)
                 WHERE c.measure_version_id = ANY (:rules) AND <since>) AS found
         GROUP BY fact_id),
      """
          .replace("<asked>", BetweenSql.ASKED)
          .replace(
              "<corrected>",
              ContributionSql.ofMeasure(
                  ContributionSql.ALL,
                  "asked.rule",
                  """
                  reason = 'CORRECTED' AND known_on >= :earliest AND known_on <= :until
                  AND effective_on >= asked.first_day AND effective_on < asked.day_after
                  """))
          .replace("<decision>", ClassedSql.DECISION)
          .replace("<since>", BetweenSql.since("c"));

  private static final String TOUCHED =
      """
      WITH <asked>,
      <decision>
      <touched>
      row_of_touched AS MATERIALIZED (
        SELECT c.*
          FROM touched
         CROSS JOIN LATERAL (SELECT * FROM contribution WHERE fact_id = touched.fact_id OFFSET 0) AS c
         WHERE c.contribution_id <= :through AND c.measure_version_id = ANY (:rules) AND <since>),
      changed AS MATERIALIZED (
        SELECT fact_id, array_agg(rule) AS rules
          FROM (SELECT asked.rule, c.fact_id
                  FROM asked
                  JOIN row_of_touched AS c ON c.measure_version_id = asked.rule
                 WHERE c.reason = 'CORRECTED' AND c.effective_on >= asked.first_day AND c.effective_on < asked.day_after
                 UNION ALL
                SELECT c.measure_version_id, involved.fact_id
                  FROM decision
                  JOIN row_of_touched AS c USING (fact_id)
                 CROSS JOIN unnest(ARRAY[decision.fact_id, decision.target]) AS involved (fact_id)) AS found
         GROUP BY fact_id),
      """
          .replace("<asked>", BetweenSql.ASKED)
          .replace("<decision>", ClassedSql.DECISION)
          .replace("<touched>", ClassedSql.TOUCHED)
          .replace("<since>", BetweenSql.since("c"));

  private static final String AS_SUMMED =
      """
      count(*) FILTER (WHERE k.amount <> 0) AS rows, count(*) FILTER (WHERE k.amount <> 0 AND k.late) AS late_rows,
      coalesce(sum(k.amount) FILTER (WHERE k.late), 0)::bigint AS late_amount,
      """;

  private static final String MOVED = "moved AS (SELECT * FROM figure_entry),";

  private static final String NOT_IN_CELLS =
      """
      , not_in_cells AS MATERIALIZED (
        SELECT c.measure_version_id, c.effective_on, c.place, c.known_on, c.amount, c.subject
          FROM contribution AS c
         WHERE c.contribution_id > rolled_up_through() AND c.known_on > :since AND c.known_on <= :until
           AND c.measure_version_id = ANY (:rules) AND c.subject = '' AND c.effective_on IS NOT NULL
         UNION ALL
        SELECT c.measure_version_id, c.effective_on, c.place, c.known_on, c.amount, c.subject
          FROM <by time> AS c
         WHERE :position::text IS NOT NULL AND c.known_on <= :since AND <since>
           AND c.measure_version_id = ANY (:rules) AND c.subject = '' AND c.effective_on IS NOT NULL)
      """
          .replace(
              "<by time>",
              ContributionSql.byTime(
                  "= ANY (:rules)", "known_at >= :from AND known_at < :over_day"))
          .replace("<since>", BetweenSql.since("c"));

  private static final String OF_CELLS =
      """
      SELECT effective_on, known_on, amount, entries
        FROM rolled_up_cell
       WHERE measure_version_id = asked.rule AND part = :part AND label = coalesce(:place, '')
         AND effective_on >= asked.first_day AND effective_on < asked.day_after
         AND known_on > :since AND known_on <= :until
       UNION ALL
      """;

  private static final String BY_CLASS =
      """
      , looked_at AS (
        SELECT position, class, sum(amount) AS amount, count(*) FILTER (WHERE amount <> 0) AS entries,
               sum(rows) AS rows, sum(late_rows) AS late_rows, sum(late_amount) AS late_amount
          FROM classed
         GROUP BY position, class),
      summed AS (
        SELECT asked.position, <class of c> AS class, c.amount, c.entries
          FROM asked
         CROSS JOIN LATERAL (
           <of cells>
           SELECT effective_on, known_on, amount, (amount <> 0)::int AS entries
             FROM <rows>
            WHERE measure_version_id = asked.rule AND subject = '' AND (:place::text IS NULL OR place = :place)
              AND effective_on >= asked.first_day AND effective_on < asked.day_after) AS c
         UNION ALL
        SELECT looked_at.position, as_it_is.*
          FROM looked_at
         CROSS JOIN LATERAL (VALUES (class, amount, entries),
                                    ('NEW', late_amount - amount, late_rows - rows),
                                    ('LATE', -late_amount, -late_rows)) AS as_it_is (class, amount, entries)),
      by_class AS (
        SELECT position, class, sum(amount) AS amount, sum(entries) AS entries
          FROM summed
         GROUP BY position, class
        HAVING sum(amount) <> 0 OR sum(entries) <> 0)
      """
          .replace("<class of c>", ClassedSql.ofWhatCame("c.known_on", "c.effective_on"));

  private static final CameSql CAME =
      new CameSql(
          ContributionSql.ALL,
          """
          SELECT effective_on, known_on
            FROM rolled_up_cell
           WHERE measure_version_id = asked.rule AND part = :part AND label = coalesce(:place, '')
             AND effective_on >= asked.first_day AND effective_on < asked.day_after
             AND known_on >= :earliest AND known_on <= :until AND entries <> 0
          """,
          "c.fact_id NOT IN (SELECT fact_id FROM changed)",
          "c.amount");

  private static final String CLASSED = classed(CHANGED, "");
  private static final String SUMMED =
      classed(CHANGED, AS_SUMMED) + NOT_IN_CELLS + byClass(OF_CELLS, "not_in_cells");
  private static final String SUMMED_OF_TOUCHED =
      classed(TOUCHED, AS_SUMMED) + byClass("", "row_of_touched");
  private static final String EACH = "SELECT position, class, amount, entries FROM by_class";

  private RevisionSql() {}

  private static String classed(String changed, String more) {
    return changed
        + ClassedSql.ROWS_OF_CHANGED
        + ClassedSql.entries(more)
        + MOVED
        + ClassedSql.CLASSED;
  }

  private static String byClass(String ofCells, String rows) {
    return BY_CLASS.replace("<of cells>", ofCells).replace("<rows>", rows);
  }

  static String byClass() {
    return SUMMED + EACH;
  }

  /** What those facts add of which anything was posted since. */
  static String byClassOfTouched() {
    return SUMMED_OF_TOUCHED + EACH;
  }

  static String lines(ChangeClass only) {
    return LinesSql.of(CLASSED, CAME, only) + LinesSql.ALONE;
  }

  /** Those of one class, and what each class adds: the facts that changed are looked at once. */
  static String linesAndClasses(ChangeClass only) {
    return LinesSql.of(SUMMED, CAME, only) + LinesSql.WITH_CLASSES;
  }
}
