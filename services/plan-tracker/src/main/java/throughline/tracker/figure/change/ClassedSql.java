package throughline.tracker.figure.change;

import throughline.tracker.engine.schema.ManualEntryKind;

/**
 * What each entry of a fact is of which there is more to say than that it came: one that was
 * corrected, withdrawn or decided about. An entry is what a fact adds on one day, at one place, in
 * one breakdown, for one person; all that was posted of it between two states of knowledge is added
 * up.
 */
final class ClassedSql {

  private static final String LATE =
      "<known> - <day> > 14 AND <known> >= (date_trunc('month', <day>::timestamp) + interval '1"
          + " month')::date + 14";

  /**
   * Facts that are decisions, with those that they are about. They are few, so that these are found
   * first.
   */
  static final String DECISION =
      """
      decision AS MATERIALIZED (
        SELECT decided.fact_id, target.fact_id AS target
          FROM fact_version AS decided
         CROSS JOIN LATERAL (SELECT fact_id
                               FROM fact
                              WHERE aggregate = decided.body ->> 'aggregate'
                                AND aggregate_id = decided.body ->> 'aggregateId'
                             OFFSET 0) AS target
         WHERE decided.aggregate = '<exclusion>' AND decided.aggregate_id IS NOT NULL),
      """
          .replace("<exclusion>", ManualEntryKind.EXCLUSION.aggregate());

  /** Facts of which anything was posted since, with the decisions about them. */
  static final String TOUCHED =
      """
      posted AS MATERIALIZED (SELECT DISTINCT fact_id FROM entry WHERE entry_id > :after),
      told_of AS MATERIALIZED (
        SELECT fact_id FROM posted
         UNION
        SELECT target FROM decision WHERE fact_id IN (SELECT fact_id FROM posted)),
      touched AS MATERIALIZED (
        SELECT fact_id FROM told_of
         UNION
        SELECT fact_id FROM decision WHERE target IN (SELECT fact_id FROM told_of)),
      """;

  /** All that is asked for of a fact that changed is found at once. */
  static final String ROWS_OF_CHANGED =
      """
      known AS (
        SELECT c.*
          FROM changed
         CROSS JOIN LATERAL (SELECT contribution_id, measure_version_id AS rule, fact_id, version, subject,
                                    effective_on AS day, place, breakdown, amount, reason, known_at, known_on
                               FROM contribution
                              WHERE fact_id = changed.fact_id AND measure_version_id = ANY (:rules)
                                AND contribution_id <= :through
                             OFFSET 0) AS c
         WHERE c.rule = ANY (changed.rules) AND <since>),
      """
          .replace("<since>", BetweenSql.since("c"));

  /**
   * With whether its fact came, as the figure that is asked for sees it, or has ceased to count,
   * which it may by what is on no day of the figure. What the first and the last version say is the
   * least and the greatest of twice its number and what it says.
   */
  private static final String ENTRIES =
      """
      entry_of_fact AS (
        SELECT k.position, k.fact_id, k.subject, k.day, k.place, k.breakdown, bool_and(k.in_figure) AS in_figure,
               sum(k.amount)::bigint AS amount, max(k.known_at) AS known_at, max(k.known_on) AS known_on,
               max(k.version) AS version, -max(k.contribution_id) AS nth, <more>
               <came> AS came, <came on> AS came_on,
               max(max(2 * k.version + (k.reason = 'EXCLUDED' AND k.amount > 0)::int)) OVER of_fact % 2 = 1 AS ceased
          FROM (SELECT known.*, asked.position, <in figure> AS in_figure, <late> AS late
                  FROM known
                  JOIN asked USING (rule)
                OFFSET 0) AS k
         GROUP BY k.fact_id, k.position, k.day, k.place, k.breakdown, k.subject
        WINDOW of_fact AS (PARTITION BY k.fact_id, k.position),
               of_person AS (PARTITION BY k.fact_id, k.position, k.subject)),
      figure_entry AS (SELECT * FROM entry_of_fact WHERE in_figure),
      """
          .replace("<in figure>", BetweenSql.inFigure("known", "day"))
          .replace("<late>", late("known.known_on", "known.day"));

  private static final String CAME =
      "min(min(2 * k.version + (k.reason <> 'COUNTED')::int) FILTER (WHERE k.in_figure)) OVER <those> % 2 = 0";

  private static final String CAME_ON =
      "min(min(k.known_on) FILTER (WHERE k.in_figure AND k.reason = 'COUNTED')) OVER <those>";

  static final String CLASSED =
      """
      classed AS (
        SELECT moved.*,
               CASE WHEN fact_id IN (SELECT fact_id FROM decision) THEN 'EXCLUDED'
                    WHEN came THEN <class>
                    WHEN ceased THEN 'WITHDRAWN'
                    ELSE 'CORRECTED' END AS class
          FROM moved)
      """
          .replace("<class>", ofWhatCame("came_on", "moved.day"));

  private ClassedSql() {}

  static String entries(String more) {
    return ENTRIES
        .replace("<more>", more)
        .replace("<came>", of("of_fact", CAME))
        .replace("<came on>", of("of_fact", CAME_ON));
  }

  /** Somebody who came counts as new, though others of the same fact were corrected before. */
  static String entriesOfPeople() {
    return ENTRIES
        .replace("<more>", "")
        .replace("<came>", "(%s OR %s)".formatted(of("of_fact", CAME), of("of_person", CAME)))
        .replace(
            "<came on>",
            "coalesce(%s, %s)".formatted(of("of_person", CAME_ON), of("of_fact", CAME_ON)));
  }

  private static String of(String those, String sql) {
    return sql.replace("<those>", those);
  }

  static String ofWhatCame(String known, String day) {
    return "CASE WHEN <late> THEN 'LATE' ELSE 'NEW' END".replace("<late>", late(known, day));
  }

  static String late(String known, String day) {
    return LATE.replace("<known>", known).replace("<day>", day);
  }
}
