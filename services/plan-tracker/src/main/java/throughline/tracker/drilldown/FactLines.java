package throughline.tracker.drilldown;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/**
 * The facts behind a figure: a line for each, with what is left of it after every correction. A
 * fact that comes to nothing has none, so the lines add up to the figure.
 */
final class FactLines {

  /** Rows that the database sends at once, so that memory does not grow with the figure. */
  private static final int FETCHED = 1_000;

  /** What a fact adds, on its last day that adds something, at the place of then. */
  private static final String NET_OF_EACH_FACT =
      """
      SELECT c.fact_id, sum(c.amount) AS amount, min(c.version) AS first_version, max(c.version) AS last_version,
             sum(c.amount) FILTER (WHERE c.reason = 'COUNTED') AS at_first,
             max(c.known_at) FILTER (WHERE c.reason = 'CORRECTED') AS corrected, min(c.known_at) AS since,
             max(c.effective_on) FILTER (WHERE c.amount > 0 OR c.detail LIKE 'excluded by %') AS day,
             (array_agg(c.place ORDER BY c.effective_on DESC, c.contribution_id DESC)
                FILTER (WHERE c.amount > 0 OR c.detail LIKE 'excluded by %'))[1] AS place,
             max(c.detail) FILTER (WHERE c.detail LIKE 'excluded by %') AS excluded,
             (array_agg(c.subject ORDER BY c.effective_on DESC, c.contribution_id DESC))[1] AS subject
        FROM contribution AS c
       WHERE <contributions>
       GROUP BY c.fact_id
      HAVING sum(c.amount) <> 0
      """
          .replace("<contributions>", FigureScope.CONTRIBUTIONS);

  private static final String LINES =
      """
      SELECT net.*, f.aggregate, f.aggregate_id,
             (SELECT array_agg(format('version %s: %s/%s/%s', v.version, v.topic, v.partition, v.log_offset)
                               ORDER BY v.version)
                FROM fact_version AS v
               WHERE v.fact_id = net.fact_id
                 AND v.version BETWEEN net.first_version AND net.last_version) AS sources
        FROM (SELECT net.*, <person> AS person
                FROM (<net>) AS net
               ORDER BY day, fact_id LIMIT :limit OFFSET :skip) AS net
        JOIN fact AS f USING (fact_id)
       ORDER BY net.day, net.fact_id
      """
          .replace("<net>", NET_OF_EACH_FACT);

  /** People are told apart by numbers that mean nothing beside another figure. */
  private static final String PERSON = "dense_rank() OVER (ORDER BY subject)";

  private static final String TOTAL =
      "SELECT count(*) AS lines, coalesce(sum(amount), 0) AS total FROM (<net>) AS net"
          .replace("<net>", NET_OF_EACH_FACT);

  /** Distinct people: how many are supported by the lines. */
  private static final String PEOPLE =
      """
      SELECT count(*)
        FROM (SELECT c.subject
                FROM contribution AS c
               WHERE <contributions>
               GROUP BY c.subject
              HAVING sum(c.amount) > 0) AS people
      """
          .replace("<contributions>", FigureScope.CONTRIBUTIONS);

  private FactLines() {}

  /**
   * What all lines come to.
   *
   * @param lines how many there are
   * @param figure what they add up to, or how many people they are of
   */
  record Total(long lines, long figure) {}

  static Total total(Handle handle, FigureScope scope) {
    var total =
        scope
            .bind(handle.createQuery(TOTAL))
            .map(
                row ->
                    new Total(
                        row.getColumn("lines", Long.class), row.getColumn("total", Long.class)))
            .one();
    return scope.source().countsPeople() ? new Total(total.lines(), people(handle, scope)) : total;
  }

  /** How many people the contributions are of. */
  static long people(Handle handle, FigureScope scope) {
    return scope.bind(handle.createQuery(PEOPLE)).mapTo(Long.class).one();
  }

  private static String lines(FigureScope scope) {
    return LINES.replace("<person>", scope.source().countsPeople() ? PERSON : "0");
  }

  /** Some lines, by their day. */
  static List<FactLine> some(Handle handle, FigureScope scope, int limit, long skip) {
    return scope
        .bind(handle.createQuery(lines(scope)))
        .bind("limit", limit)
        .bind("skip", skip)
        .map(FactLines::line)
        .list();
  }

  /** Hands over all lines, one after the other, without keeping them. */
  static void each(Handle handle, FigureScope scope, Consumer<FactLine> receiver) {
    scope
        .bind(handle.createQuery(lines(scope)))
        .bind("limit", (Integer) null)
        .bind("skip", 0)
        .setFetchSize(FETCHED)
        .map(FactLines::line)
        .useStream(lines -> lines.forEach(receiver));
  }

  private static FactLine line(RowView row) {
    return new FactLine(
        row.getColumn("aggregate", String.class),
        row.getColumn("aggregate_id", String.class),
        row.getColumn("amount", Long.class),
        row.getColumn("at_first", Long.class),
        row.getColumn("corrected", Instant.class),
        row.getColumn("excluded", String.class),
        row.getColumn("since", Instant.class),
        row.getColumn("day", LocalDate.class),
        row.getColumn("place", String.class),
        row.getColumn("person", Integer.class),
        List.of(row.getColumn("sources", String[].class)));
  }
}
