package throughline.tracker.figure.change;

/**
 * What statements about two states of knowledge have in common: what is asked for, which rows of
 * the ledger became known between the two, and what it is to turn.
 */
final class BetweenSql {

  static final String ASKED =
      """
      asked AS (
        SELECT rule, first_day, day_after, span, position
          FROM unnest(:rules, :firsts, :afters, :spans) WITH ORDINALITY AS asked (rule, first_day, day_after, span, position))
      """;

  private static final String SINCE =
      """
      <row>.known_on >= :earliest AND <row>.known_on <= :until
      AND (<row>.known_on > :since
           OR :position::text IS NOT NULL
              AND (<row>.known_at >= :over
                   OR NOT coalesce((SELECT pg_visible_in_snapshot(v.stored_by, :position::pg_snapshot)
                                      FROM fact_version AS v
                                     WHERE v.fact_id = <row>.fact_id AND v.version = <row>.version), true)))
      """;

  static final String TURN = "(now > 0)::int - (now - added > 0)::int AS turn";

  private BetweenSql() {}

  static String since(String row) {
    return SINCE.replace("<row>", row);
  }

  static String inFigure(String row, String day) {
    return "(<row>.<day> >= asked.first_day AND <row>.<day> < asked.day_after AND (:place::text IS NULL OR <row>.place = :place))"
        .replace("<row>", row)
        .replace("<day>", day);
  }
}
