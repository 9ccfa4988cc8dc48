package throughline.tracker.change;

/**
 * What statements about two states of knowledge have in common: what is asked for, which rows of
 * the ledger became known between the two, and who turned by them.
 */
final class BetweenSql {

  /** The figures: rules, days and their order. */
  static final String ASKED =
      """
      asked AS (
        SELECT rule, first_day, day_after, position
          FROM unnest(:rules, :firsts, :afters) WITH ORDINALITY AS asked (rule, first_day, day_after, position))
      """;

  private static final String AFTER_POSITION =
      """
      (:position::text IS NOT NULL
       AND (c.known_at >= :over
            OR NOT coalesce((SELECT pg_visible_in_snapshot(v.stored_by, :position::pg_snapshot)
                               FROM fact_version AS v
                              WHERE v.fact_id = c.fact_id AND v.version = c.version), true)))
      """;

  /** By the day alone unless a position says what of the day was known: ADR 31. */
  static final String SINCE =
      """
      c.known_on >= :earliest AND c.known_on <= :until
      -- the same once more, by what another index finds
      AND c.known_at >= :from AND c.known_at < :end
      AND (c.known_on > :since OR <after position>)
      """
          .replace("<after position>", AFTER_POSITION);

  /** Who counts now and did not, or the opposite. */
  static final String TURN = "(now > 0)::int - (now - added > 0)::int AS turn";

  /** Everybody of whom there is an entry turned, if what supports them says so. */
  static final String TURNED =
      """
      person AS (
        SELECT position, subject, sum(amount) AS added
          FROM entry
         WHERE amount <> 0
         GROUP BY position, subject),
      support AS (
        SELECT person.position, person.subject, person.added, sum(c.amount) AS now
          FROM person
          JOIN asked USING (position)
         CROSS JOIN LATERAL (SELECT amount
                               FROM contribution
                              WHERE measure_version_id = asked.rule AND subject = person.subject AND subject <> ''
                                AND effective_on >= asked.first_day AND effective_on < asked.day_after
                                AND known_on <= :until AND (:place::text IS NULL OR place = :place)
                             OFFSET 0) AS c
         GROUP BY person.position, person.subject, person.added),
      turned AS (SELECT position, subject, <turn> FROM support)
      """
          .replace("<turn>", TURN);

  private BetweenSql() {}

  /** Whether a row is of the days and the place of the figure that is asked for. */
  static String inFigure(String row, String day) {
    return "(<row>.<day> >= asked.first_day AND <row>.<day> < asked.day_after AND (:place::text IS NULL OR <row>.place = :place))"
        .replace("<row>", row)
        .replace("<day>", day);
  }
}
