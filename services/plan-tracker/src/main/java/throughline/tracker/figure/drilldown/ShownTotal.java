package throughline.tracker.figure.drilldown;

import org.jdbi.v3.core.Handle;

/**
 * What all lines behind a figure come to, without adding them up: what the figure is now, as its
 * rolled up sums say, less what became known since it was shown.
 */
final class ShownTotal {

  private static final String ADDED_SINCE =
      "SELECT coalesce(sum(c.amount), 0) FROM "
          + FigureScope.LATELY
          + " WHERE "
          + FigureScope.CONTRIBUTIONS_SINCE;

  /** 1 for somebody who counts now and did not then, −1 for the opposite. */
  private static final String PEOPLE_SINCE =
      """
      WITH later AS MATERIALIZED (
        SELECT c.contribution_id, c.subject FROM <lately> WHERE c.subject <> '' AND <since>)
      SELECT coalesce(sum(turn), 0)
        FROM (SELECT (sum(c.amount) > 0)::integer
                     - (coalesce(sum(c.amount) FILTER (WHERE NOT c.is_later), 0) > 0)::integer AS turn
                FROM (SELECT DISTINCT subject FROM later) AS person
               CROSS JOIN LATERAL (SELECT c.amount, c.contribution_id IN (SELECT contribution_id FROM later) AS is_later
                                     FROM contribution_of_person AS c
                                    WHERE c.subject = person.subject AND <now>
                                   OFFSET 0) AS c
               GROUP BY person.subject) AS turned
      """
          .replace("<lately>", FigureScope.LATELY)
          .replace("<since>", FigureScope.CONTRIBUTIONS_SINCE)
          .replace("<now>", FigureScope.CONTRIBUTIONS_NOW);

  private ShownTotal() {}

  static long of(Handle handle, FigureScope scope, long now) {
    var since = scope.source().countsPeople() ? PEOPLE_SINCE : ADDED_SINCE;
    return now - scope.bind(handle.createQuery(since)).mapTo(Long.class).one();
  }
}
