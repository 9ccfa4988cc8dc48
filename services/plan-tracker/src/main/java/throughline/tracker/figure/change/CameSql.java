package throughline.tracker.figure.change;

import throughline.tracker.engine.ledger.ContributionSql;

/**
 * What came between two states of knowledge and was not touched again. It is looked for on the days
 * of which the sums say that something came, and among what became known when they say so.
 *
 * @param sums the days of which something was rolled up, each with when it became known
 * @param untouched whether a row is to be taken
 */
record CameSql(String view, String sums, String untouched, String adds) {

  private static final String DAYS =
      """
      fresh AS MATERIALIZED (
        SELECT measure_version_id, effective_on, place, known_on
          FROM <view>
         WHERE contribution_id > rolled_up_through() AND known_on >= :earliest AND known_on <= :until
           AND measure_version_id = ANY (:rules) AND effective_on IS NOT NULL),
      came_on AS MATERIALIZED (
        SELECT asked.position, asked.rule, asked.first_day, asked.day_after, c.effective_on AS day,
               array_agg(DISTINCT c.known_on) AS known
          FROM asked
         CROSS JOIN LATERAL (
           <sums>
            UNION ALL
           SELECT effective_on, known_on
             FROM fresh
            WHERE measure_version_id = asked.rule AND (:place::text IS NULL OR place = :place)
              AND effective_on >= asked.first_day AND effective_on < asked.day_after) AS c
         WHERE <wanted>
         GROUP BY asked.position, asked.rule, asked.first_day, asked.day_after, c.effective_on)
      """;

  private static final String ROWS =
      """
      SELECT fact_id, version, subject, effective_on, place, breakdown, amount, known_at, known_on, -contribution_id AS nth
        FROM <of measure> AS c
       WHERE <since>
      """;

  private static final String ON_DAY =
      """
      effective_on = came_on.day AND known_on = ANY (came_on.known)
      AND amount <> 0 AND (:place::text IS NULL OR place = :place)
      """;

  private static final String COUNT =
      """
      SELECT came_on.position, count(*) AS entries
        FROM came_on
       CROSS JOIN LATERAL (<rows> OFFSET 0) AS c
       WHERE <untouched>
       GROUP BY came_on.position
      """;

  private static final String LATEST =
      """
      SELECT c.fact_id, came_on.day, c.place, <adds> AS amount, c.known_at, c.version, <class of c> AS class, c.nth
        FROM (SELECT * FROM came_on ORDER BY day DESC OFFSET 0) AS came_on
       CROSS JOIN LATERAL (SELECT *
                             FROM (<rows> ORDER BY nth OFFSET 0) AS c
                            WHERE <untouched>
                            ORDER BY nth
                            LIMIT :limit::bigint + :skip) AS c
       ORDER BY came_on.day DESC, c.nth
       LIMIT :limit::bigint + :skip
      """;

  String days(ChangeClass only) {
    return DAYS.replace("<sums>", sums)
        .replace("<wanted>", only == null ? "true" : "<class of c> = '" + only + "'")
        .replace("<class of c>", ClassedSql.ofWhatCame("c.known_on", "c.effective_on"))
        .replace("<view>", view);
  }

  String count() {
    return complete(COUNT);
  }

  String latest() {
    return complete(LATEST);
  }

  private String complete(String sql) {
    return sql.replace("<rows>", ROWS)
        .replace("<adds>", adds)
        .replace("<untouched>", untouched)
        .replace("<class of c>", ClassedSql.ofWhatCame("c.known_on", "c.effective_on"))
        .replace("<since>", BetweenSql.since("c"))
        .replace("<of measure>", ContributionSql.ofMeasure(view, "came_on.rule", ON_DAY));
  }
}
