package throughline.tracker.figure.change;

import throughline.tracker.engine.ledger.ContributionSql;

/**
 * What became known after a position, but on its day, adds to figures in all. Why is not asked, so
 * that rows are added up as they are, whatever else became known of their facts. They are found by
 * when they became known: the planner would have looked for a measure's rows of all times.
 */
final class LaterSql {

  private static final String ENTRIES =
      """
      WITH <asked>,
      later AS MATERIALIZED (
        SELECT asked.position, c.subject, c.amount
          FROM <by time> AS c
          JOIN asked ON c.measure_version_id = asked.rule AND <in figure>
         WHERE <since>)
      """
          .replace("<asked>", BetweenSql.ASKED)
          .replace(
              "<by time>",
              ContributionSql.byTime("= ANY (:rules)", "known_at >= :from AND known_at < :end"))
          .replace("<in figure>", BetweenSql.inFigure("c", "effective_on"))
          .replace("<since>", BetweenSql.since("c"));

  private static final String TURNED =
      """
      person AS (
        SELECT position, subject, sum(amount) AS added
          FROM later
         WHERE amount <> 0
         GROUP BY position, subject),
      support AS (
        SELECT person.position, person.subject, person.added, sum(c.amount) AS now
          FROM person
          JOIN asked USING (position)
         CROSS JOIN LATERAL (SELECT measure_version_id, amount
                               FROM contribution_of_person
                              WHERE subject = person.subject AND measure_version_id = ANY (:rules)
                                AND effective_on >= asked.first_day AND effective_on < asked.day_after
                                AND known_on <= :until AND (:place::text IS NULL OR place = :place)
                             OFFSET 0) AS c
         WHERE c.measure_version_id = asked.rule
         GROUP BY person.position, person.subject, person.added),
      turned AS (SELECT position, subject, <turn> FROM support)
      """
          .replace("<turn>", BetweenSql.TURN);

  private static final String SUMS =
      ENTRIES + "SELECT position, sum(amount) AS amount FROM later GROUP BY position";

  private static final String PEOPLE =
      ENTRIES
          + ", "
          + TURNED
          + "SELECT position, sum(turn) AS amount FROM turned GROUP BY position";

  private LaterSql() {}

  static String of(boolean people) {
    return people ? PEOPLE : SUMS;
  }
}
