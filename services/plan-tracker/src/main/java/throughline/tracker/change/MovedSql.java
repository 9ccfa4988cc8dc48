package throughline.tracker.change;

import throughline.tracker.schema.OwnKind;

/**
 * The statements by which {@link MovedFacts} asks. All of them are about entries of the ledger that
 * became known between two states of knowledge: a fact has one for each day, place, breakdown and
 * person that it moved, in which all that was posted between the two is added up.
 */
final class MovedSql {

  /** As the index {@code contribution_change_ix} has it, word for word. */
  private static final String LATE =
      "<known> - <day> > 14 AND <known> >= (date_trunc('month', <day>::timestamp) + interval '1 month')::date + 14";

  private static final String ASKED =
      """
      WITH <asked>,
      decision AS MATERIALIZED (SELECT fact_id FROM fact WHERE aggregate = '<exclusion>'),
      """
          .replace("<asked>", BetweenSql.ASKED);

  private static final String ROW =
      """
      c.measure_version_id AS rule, c.fact_id, c.version, c.subject, c.effective_on AS day, c.place, c.breakdown, c.amount,
      c.reason, c.known_at, c.known_on
      """;

  /** Each row is looked at. */
  private static final String EVERY_ROW =
      """
      known AS (SELECT <row> FROM contribution AS c WHERE c.measure_version_id = ANY (:rules) AND <since>),
      """;

  /** Few facts are decisions, so that they are found first and not the kind of each fact. */
  private static final String DECIDED =
      """
      SELECT c.measure_version_id AS rule, c.fact_id, c.subject
        FROM decision
       CROSS JOIN LATERAL (SELECT * FROM contribution WHERE fact_id = decision.fact_id OFFSET 0) AS c
       WHERE c.measure_version_id = ANY (:rules) AND <since>
      """;

  /** Rows of the figures that the index {@code contribution_change_ix} finds. */
  private static final String FOUND =
      """
      SELECT asked.rule, c.fact_id, c.subject
        FROM asked
       CROSS JOIN LATERAL (SELECT *
                             FROM contribution
                            WHERE measure_version_id = asked.rule AND (<which>)
                              AND known_on >= :earliest AND known_on <= :until
                              AND effective_on >= asked.first_day AND effective_on < asked.day_after
                           OFFSET 0) AS c
       WHERE <since>
      """;

  private static final String CORRECTED = "reason = 'CORRECTED'";

  private static final String CORRECTED_OR_LATE = CORRECTED + " OR subject <> '' AND <late>";

  /** Facts that were corrected, withdrawn or decided about, each with the rules by which. */
  private static final String CHANGED =
      """
      changed AS MATERIALIZED (
        SELECT fact_id, array_agg(rule) AS rules
          FROM (<corrected> UNION ALL <decided>) AS found
         GROUP BY fact_id),
      """;

  /**
   * The facts of people who turned, and of whom one was corrected, withdrawn or decided about, or
   * came late: of anybody else each fact was new, and so are they if they were not counted before.
   */
  private static final String CHANGED_OF_PEOPLE =
      """
      person_changed AS MATERIALIZED (
        SELECT rule, subject FROM (<corrected or late> UNION ALL <decided>) AS found WHERE subject <> '' GROUP BY rule, subject),
      of_person AS MATERIALIZED (
        SELECT asked.position, asked.rule, c.*
          FROM person_changed
          JOIN asked USING (rule)
         CROSS JOIN LATERAL (SELECT subject, fact_id, version, place, amount, known_on, known_at
                               FROM contribution
                              WHERE measure_version_id = asked.rule AND subject = person_changed.subject AND subject <> ''
                                AND effective_on >= asked.first_day AND effective_on < asked.day_after AND known_on <= :until
                             OFFSET 0) AS c
         WHERE :place::text IS NULL OR c.place = :place),
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
      """;

  /** All that is asked for of a fact is found at once. */
  private static final String ROWS_OF_CHANGED =
      """
      known AS (
        SELECT <row>
          FROM changed
         CROSS JOIN LATERAL (SELECT *
                               FROM contribution
                              WHERE fact_id = changed.fact_id AND measure_version_id = ANY (changed.rules)
                             OFFSET 0) AS c
         WHERE <since>),
      """;

  /**
   * With whether its fact came, as the figure that is asked for sees it, or has ceased to count,
   * which it may by what is on no day of the figure. What the first and the last version say is the
   * least and the greatest of twice its number and what it says.
   */
  private static final String ENTRIES =
      """
      entry_of_fact AS (
        SELECT asked.position, k.fact_id, k.subject, k.day, k.place, k.breakdown, <in figure> AS in_figure,
               sum(k.amount)::bigint AS amount, max(k.known_at) AS known_at, max(k.version) AS version, <more>
               min(min(2 * k.version + (k.reason <> 'COUNTED')::int) FILTER (WHERE <in figure>)) OVER of_fact % 2 = 0 AS came,
               min(min(k.known_on) FILTER (WHERE <in figure> AND k.reason = 'COUNTED')) OVER of_fact AS came_on,
               max(max(2 * k.version + (k.reason = 'EXCLUDED' AND k.amount > 0)::int)) OVER of_fact % 2 = 1 AS ceased
          FROM known AS k
          JOIN asked USING (rule)
         GROUP BY k.fact_id, asked.position, k.day, k.place, k.breakdown, k.subject, in_figure
        WINDOW of_fact AS (PARTITION BY k.fact_id, asked.position)),
      entry AS (SELECT * FROM entry_of_fact WHERE in_figure),
      """
          .replace("<in figure>", BetweenSql.inFigure("k", "day"));

  /** What a sum has of an entry as if each row were new or late. */
  private static final String AS_SUMMED =
      """
      count(*) FILTER (WHERE k.amount <> 0) AS rows, count(*) FILTER (WHERE k.amount <> 0 AND <late row>) AS late_rows,
      coalesce(sum(k.amount) FILTER (WHERE <late row>), 0)::bigint AS late_amount,
      """;

  private static final String ADDING_UP = "moved AS (SELECT * FROM entry),";

  /** Somebody who turned is of the first entry that brought them; the same for who went. */
  private static final String OF_PEOPLE =
      """
      moved AS (
        SELECT DISTINCT ON (entry.position, entry.subject)
               entry.position, entry.fact_id, entry.day, entry.place, turned.turn AS amount, entry.known_at, entry.version,
               entry.came, entry.came_on, entry.ceased
          FROM entry
          JOIN turned USING (position, subject)
         WHERE turned.turn <> 0 AND sign(entry.amount) = turned.turn
         ORDER BY entry.position, entry.subject, entry.known_at, entry.fact_id, entry.day),
      """;

  private static final String CLASSED =
      """
      classed AS (
        SELECT moved.*,
               CASE WHEN fact_id IN (SELECT fact_id FROM decision) THEN 'EXCLUDED'
                    WHEN came THEN <class>
                    WHEN ceased THEN 'WITHDRAWN'
                    ELSE 'CORRECTED' END AS class
          FROM moved)
      """;

  /** What an entry is if its fact came between the two and was not touched again. */
  private static final String CLASS = "CASE WHEN <late> THEN 'LATE' ELSE 'NEW' END";

  /**
   * What became known is summed as if each of it were new or late, from the cells and from what is
   * in none of them that will do; what those have of changed facts is taken away, and what those
   * are is added.
   */
  private static final String BY_CLASS =
      """
      , looked_at AS (
        SELECT position, class, sum(amount) AS amount, count(*) FILTER (WHERE amount <> 0) AS entries,
               sum(rows) AS rows, sum(late_rows) AS late_rows, sum(late_amount) AS late_amount
          FROM classed
         GROUP BY position, class),
      fresh AS MATERIALIZED (
        SELECT c.measure_version_id, c.effective_on, c.place, c.known_on, c.amount
          FROM contribution AS c
         WHERE c.contribution_id > folded_through() AND c.known_on > :since AND c.known_on <= :until
           AND c.measure_version_id = ANY (:rules) AND c.subject = '' AND c.effective_on IS NOT NULL
         UNION ALL
        SELECT c.measure_version_id, c.effective_on, c.place, c.known_on, c.amount
          FROM (SELECT * FROM contribution WHERE known_at >= :from AND known_at < :over_day OFFSET 0) AS c
         WHERE :position::text IS NOT NULL AND c.known_on <= :since AND <since>
           AND c.measure_version_id = ANY (:rules) AND c.subject = '' AND c.effective_on IS NOT NULL),
      summed AS (
        SELECT asked.position, <class of c> AS class, c.amount, c.entries
          FROM asked
         CROSS JOIN LATERAL (
           SELECT effective_on, known_on, amount, entries
             FROM folded_cell
            WHERE measure_version_id = asked.rule AND part = :part AND label = coalesce(:place, '')
              AND effective_on >= asked.first_day AND effective_on < asked.day_after
              AND known_on > :since AND known_on <= :until
            UNION ALL
           SELECT effective_on, known_on, amount, (amount <> 0)::int
             FROM fresh
            WHERE measure_version_id = asked.rule AND (:place::text IS NULL OR place = :place)
              AND effective_on >= asked.first_day AND effective_on < asked.day_after) AS c
         UNION ALL
        SELECT looked_at.position, as_it_is.*
          FROM looked_at
         CROSS JOIN LATERAL (VALUES (class, amount, entries),
                                    ('NEW', late_amount - amount, late_rows - rows),
                                    ('LATE', -late_amount, -late_rows)) AS as_it_is (class, amount, entries))
      SELECT position, class, sum(amount) AS amount, sum(entries) AS entries
        FROM summed
       GROUP BY position, class
      HAVING sum(amount) <> 0 OR sum(entries) <> 0
      """;

  private static final String BY_CLASS_OF_PEOPLE =
      "SELECT position, class, sum(amount) AS amount, count(*) AS entries FROM classed GROUP BY position, class";

  private static final String LINES =
      """
      , page AS MATERIALIZED (
        SELECT fact_id, day, place, amount, known_at, version, class
          FROM classed AS page
         WHERE amount <> 0 AND (:class::text IS NULL OR class = :class)
         ORDER BY <order>
         LIMIT :limit OFFSET :skip)
      SELECT page.class, page.amount, page.day, page.place, page.known_at, f.aggregate, f.aggregate_id, page.version,
             format('%s/%s/%s', v.topic, v.partition, v.log_offset) AS source
        FROM page
       CROSS JOIN LATERAL (SELECT * FROM fact WHERE fact_id = page.fact_id OFFSET 0) AS f
       CROSS JOIN LATERAL (SELECT * FROM fact_version WHERE fact_id = page.fact_id AND version = page.version OFFSET 0) AS v
       ORDER BY <order>
      """
          .replace("<order>", "page.day DESC, page.fact_id DESC, page.place, page.amount");

  /** What became known of a fact that has not changed since is an entry as it stands. */
  private static final String UNCHANGED =
      """
      , classed_or_unchanged AS (
        SELECT fact_id, day, place, amount, known_at, version, class FROM classed
         UNION ALL
        SELECT c.fact_id, c.effective_on, c.place, c.amount, c.known_at, c.version, :class
          FROM asked
         CROSS JOIN LATERAL (
           SELECT *
             FROM contribution AS c
            WHERE measure_version_id = asked.rule AND effective_on >= asked.first_day AND effective_on < asked.day_after
              AND amount <> 0 AND (:place::text IS NULL OR place = :place)
              AND <class of c> = :class AND NOT EXISTS (SELECT FROM changed WHERE changed.fact_id = c.fact_id) AND <since>
            ORDER BY effective_on DESC, fact_id DESC, place, amount
            LIMIT :limit::bigint + :skip) AS c)
      """;

  private static final String SUMS_BY_CLASS =
      complete(CHANGED + ROWS_OF_CHANGED, entries(AS_SUMMED), ADDING_UP, BY_CLASS);

  private static final String PEOPLE_BY_CLASS =
      complete(CHANGED_OF_PEOPLE + ROWS_OF_CHANGED, OF_PEOPLE, BY_CLASS_OF_PEOPLE);

  private static final String LINES_OF_SUMS = complete(EVERY_ROW, ADDING_UP, LINES);
  private static final String LINES_OF_PEOPLE =
      complete(EVERY_ROW, BetweenSql.TURNED + "," + OF_PEOPLE, LINES);

  private static final String CHANGED_LINES = complete(CHANGED + ROWS_OF_CHANGED, ADDING_UP, LINES);

  private static final String CHANGED_LINES_OF_PEOPLE =
      complete(CHANGED_OF_PEOPLE + ROWS_OF_CHANGED, OF_PEOPLE, LINES);

  private static final String LINES_THAT_CAME =
      complete(
          CHANGED + ROWS_OF_CHANGED,
          ADDING_UP,
          UNCHANGED + LINES.replace("FROM classed", "FROM classed_or_unchanged"));

  private MovedSql() {}

  /** What each class adds to each of the figures, and by how many entries. */
  static String byClass() {
    return SUMS_BY_CLASS;
  }

  /** The same of the people whom {@link #CHANGED_OF_PEOPLE} names. */
  static String byClassOfPeople() {
    return PEOPLE_BY_CLASS;
  }

  /**
   * Entries one by one.
   *
   * @param only of this class; null for all
   */
  static String lines(boolean people, ChangeClass only) {
    if (people) {
      return only == null || only == ChangeClass.NEW ? LINES_OF_PEOPLE : CHANGED_LINES_OF_PEOPLE;
    }
    if (only == null) {
      return LINES_OF_SUMS;
    }
    return only == ChangeClass.NEW || only == ChangeClass.LATE ? LINES_THAT_CAME : CHANGED_LINES;
  }

  private static String complete(String rows, String moved, String select) {
    return complete(rows, entries(""), moved, select);
  }

  private static String entries(String more) {
    return ENTRIES.replace("<more>", more);
  }

  private static String complete(String rows, String entries, String moved, String select) {
    return (ASKED + rows + entries + moved + CLASSED + select)
        .replace("<decided>", DECIDED)
        .replace("<corrected>", FOUND.replace("<which>", CORRECTED))
        .replace("<corrected or late>", FOUND.replace("<which>", CORRECTED_OR_LATE))
        .replace("<turn>", BetweenSql.TURN)
        .replace("<row>", ROW)
        .replace("<since>", BetweenSql.SINCE)
        .replace("<class>", late(CLASS, "came_on", "moved.day"))
        .replace("<class of c>", late(CLASS, "c.known_on", "c.effective_on"))
        .replace("<late row>", late("<late>", "k.known_on", "k.day"))
        .replace("<late>", late("<late>", "known_on", "effective_on"))
        .replace("<exclusion>", OwnKind.EXCLUSION.aggregate());
  }

  private static String late(String sql, String known, String day) {
    return sql.replace("<late>", LATE).replace("<known>", known).replace("<day>", day);
  }
}
