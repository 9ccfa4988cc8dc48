package throughline.tracker.figure.change;

import throughline.tracker.engine.ledger.ContributionSql;

/**
 * The statements by which {@link Revisions} asks about figures of people. Somebody who turned is of
 * the first entry that brought them: of the first day of what became known first. The same for who
 * went.
 */
final class RevisedPeopleSql {

  private static final String CORRECTED =
      """
      WITH <asked>,
      <decision>
      corrected AS MATERIALIZED (
        SELECT rule, subject, bool_or(between) AS between
          FROM (SELECT asked.rule, c.subject, <since> AS between
                  FROM asked
                 CROSS JOIN LATERAL <found> AS c
                 UNION ALL
                SELECT c.measure_version_id, c.subject, <since>
                  FROM decision
                 CROSS JOIN LATERAL (SELECT * FROM contribution WHERE fact_id = decision.fact_id OFFSET 0) AS c
                 WHERE c.measure_version_id = ANY (:rules) AND c.known_on <= :until) AS found
         WHERE subject <> ''
         GROUP BY rule, subject),
      """
          .replace("<asked>", BetweenSql.ASKED)
          .replace(
              "<found>",
              ContributionSql.ofMeasure(
                  ContributionSql.ALL,
                  "asked.rule",
                  """
                  reason = 'CORRECTED' AND known_on <= :until
                  AND effective_on >= asked.first_day AND effective_on < asked.day_after
                  """))
          .replace("<decision>", ClassedSql.DECISION);

  /** Whose facts anything was posted of since: whoever they are, all of theirs is looked at. */
  private static final String TOUCHED =
      """
      WITH <asked>,
      <decision>
      <touched>
      corrected AS MATERIALIZED (
        SELECT DISTINCT c.measure_version_id AS rule, c.subject, true AS between
          FROM touched
         CROSS JOIN LATERAL (SELECT * FROM contribution_of_person WHERE fact_id = touched.fact_id OFFSET 0) AS c
         WHERE c.measure_version_id = ANY (:rules)),
      """
          .replace("<asked>", BetweenSql.ASKED)
          .replace("<decision>", ClassedSql.DECISION)
          .replace("<touched>", ClassedSql.TOUCHED);

  private static final String CHANGED =
      """
      of_person AS MATERIALIZED (
        SELECT asked.position, asked.rule, c.subject, c.fact_id, c.version, c.place, c.amount, c.known_on, c.known_at
          FROM (SELECT rule, subject FROM corrected WHERE between) AS person
          JOIN asked USING (rule)
         CROSS JOIN LATERAL (SELECT *
                               FROM contribution_of_person
                              WHERE subject = person.subject AND measure_version_id = ANY (:rules)
                                AND effective_on >= asked.first_day AND effective_on < asked.day_after AND known_on <= :until
                                AND contribution_id <= :through
                             OFFSET 0) AS c
         WHERE c.measure_version_id = asked.rule AND (:place::text IS NULL OR c.place = :place)),
      turned AS MATERIALIZED (
        SELECT position, subject, <turn>
          FROM (SELECT position, subject, sum(amount) AS now, coalesce(sum(amount) FILTER (WHERE <since>), 0) AS added
                  FROM of_person AS c
                 GROUP BY position, subject) AS person),
      changed AS MATERIALIZED (
        SELECT c.fact_id, array_agg(c.rule) AS rules
          FROM of_person AS c
          JOIN turned USING (position, subject)
         WHERE turned.turn <> 0 AND <since>
         GROUP BY c.fact_id),
      """
          .replace("<turn>", BetweenSql.TURN);

  private static final String MOVED =
      """
      moved AS (
        SELECT DISTINCT ON (e.position, e.subject)
               e.position, e.fact_id, e.day, e.place, turned.turn AS amount, e.known_at, e.version, e.came, e.came_on, e.ceased,
               e.nth
          FROM figure_entry AS e
          JOIN turned USING (position, subject)
         WHERE turned.turn <> 0 AND sign(e.amount) = turned.turn
         ORDER BY e.position, e.subject, e.known_on, e.day, e.known_at, e.fact_id, e.place, e.breakdown),
      """;

  /** Whether a row is the first that supports somebody, of whom nothing was corrected between. */
  private static final String FIRST =
      """
      (came_on.rule, c.subject) NOT IN (SELECT rule, subject FROM corrected WHERE between)
      AND CASE WHEN (came_on.rule, c.subject) IN (SELECT rule, subject FROM corrected)
               THEN coalesce((SELECT sum(p.amount) <person> AND NOT (<since p>)), 0) <= 0
                    AND NOT EXISTS (SELECT <person> AND <since p> AND <earlier> OFFSET 0)
               ELSE NOT EXISTS (SELECT <person> AND (NOT (<since p>) OR <earlier>) OFFSET 0) END
      """
          .replace(
              "<person>",
              """
              FROM contribution_of_person AS p
              WHERE p.measure_version_id = came_on.rule AND p.subject = c.subject
                AND p.effective_on >= came_on.first_day AND p.effective_on < came_on.day_after AND p.known_on <= :until
                AND (:place::text IS NULL OR p.place = :place)
              """)
          .replace("<since p>", BetweenSql.since("p"))
          .replace(
              "<earlier>",
              """
              (p.known_on, p.effective_on, p.known_at, p.fact_id, p.place, p.breakdown)
              < (c.known_on, c.effective_on, c.known_at, c.fact_id, c.place, c.breakdown)
              """);

  /** Its days are those on which somebody begins to count; of other days, all there are. */
  private static final CameSql CAME =
      new CameSql(
          ContributionSql.OF_PEOPLE,
          """
          SELECT effective_on, known_on
            FROM rolled_up_people
           WHERE measure_version_id = asked.rule AND span = asked.span AND part = :part AND label = coalesce(:place, '')
             AND effective_on >= asked.first_day AND effective_on < asked.day_after
             AND known_on >= :earliest AND known_on <= :until
           UNION ALL
          SELECT effective_on, known_on
            FROM <of all days> AS c
          """
              .replace(
                  "<of all days>",
                  ContributionSql.ofMeasure(
                      ContributionSql.OF_PEOPLE,
                      "asked.rule",
                      """
                      asked.span = ''
                      AND effective_on >= asked.first_day AND effective_on < asked.day_after
                      AND known_on >= :earliest AND known_on <= :until
                      """)),
          FIRST,
          "1");

  private static final String CLASSED = classed(CORRECTED);

  private static final String BY_CLASS =
      """
      SELECT position, class, sum(amount) AS amount, sum(entries) AS entries
        FROM (SELECT position, class, amount, 1 AS entries FROM classed
               UNION ALL
              SELECT position, 'LATE', entries, entries FROM (<late>) AS late) AS turned
       GROUP BY position, class
      """
          .replace("<late>", CAME.count());

  private RevisedPeopleSql() {}

  private static String classed(String corrected) {
    return (corrected + CHANGED).replace("<since>", BetweenSql.since("c"))
        + ClassedSql.ROWS_OF_CHANGED
        + ClassedSql.entriesOfPeople()
        + MOVED
        + ClassedSql.CLASSED;
  }

  static String byClass() {
    return CLASSED + ", " + CAME.days(ChangeClass.LATE) + BY_CLASS;
  }

  /** What those add, in all classes, of whose facts anything was posted since. */
  static String byClassOfTouched() {
    return classed(TOUCHED)
        + "SELECT position, class, sum(amount) AS amount, count(*) AS entries FROM classed GROUP BY position, class";
  }

  static String lines(ChangeClass only) {
    return LinesSql.of(CLASSED, CAME, only) + LinesSql.ALONE;
  }
}
