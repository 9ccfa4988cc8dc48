package throughline.tracker.figure.drilldown;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.statement.Query;
import throughline.tracker.engine.ledger.CellPart;

/**
 * The facts behind a figure: a line for each, and of people for each whom it is about, with what is
 * left of it after every correction. What comes to nothing has none, so the lines add up to the
 * figure, and those of a person to whether they count.
 */
final class FactLines {

  /** Rows that the database sends at once, so that memory does not grow with the figure. */
  private static final int FETCHED = 1_000;

  /**
   * More rows than this are not counted for a page: it would take longer than everything else on
   * it.
   */
  private static final int MOST_COUNTED = 10_000;

  private static final int DAYS_OF_LINE = 2;

  /**
   * What a fact adds of somebody, on its last day that adds something, with the place of then: by
   * what is left of each day, since a correction may have moved all of it to an earlier day. A
   * decision may take away somebody and give back somebody else, whom its record was corrected to.
   */
  private static final String NET =
      """
      SELECT fact_id, subject, sum(amount) AS amount, min(first_version) AS first_version, max(last_version) AS last_version,
             sum(at_first) AS at_first, max(corrected) AS corrected, min(since) AS since,
             coalesce(max(effective_on) FILTER (WHERE amount > 0), max(effective_on)) AS day,
             (array_agg(place ORDER BY amount > 0 DESC, effective_on DESC, last_id DESC))[1] AS place,
             (array_agg(detail ORDER BY last_id DESC))[1] AS detail
        FROM (SELECT c.fact_id, c.effective_on, c.place, c.subject, sum(c.amount) AS amount,
                     min(c.version) AS first_version, max(c.version) AS last_version,
                     sum(c.amount) FILTER (WHERE c.reason = 'COUNTED') AS at_first,
                     max(c.known_at) FILTER (WHERE c.reason = 'CORRECTED') AS corrected, min(c.known_at) AS since,
                     (array_agg(c.detail ORDER BY c.contribution_id DESC))[1] AS detail, max(c.contribution_id) AS last_id
                FROM contribution AS c
               WHERE <contributions> <of>
               GROUP BY c.fact_id, c.effective_on, c.place, c.subject) AS part
       GROUP BY fact_id, subject
      HAVING sum(amount) <> 0
      """
          .replace("<contributions>", FigureScope.CONTRIBUTIONS);

  private static final String NUMBERED =
      "(SELECT *, row_number() OVER (PARTITION BY day, fact_id ORDER BY subject) AS nth FROM (<net>) AS net)"
          .replace("<net>", NET);

  private static final String LINE =
      """
      net.*, f.aggregate, f.aggregate_id,
      CASE WHEN net.subject <> '' THEN upper(substr(md5(:salt || net.subject), 1, 12)) END AS person,
      (SELECT array_agg(format('version %s: %s/%s/%s', v.version, v.topic, v.partition, v.log_offset)
                        ORDER BY v.version)
         FROM fact_version AS v
        WHERE v.fact_id = net.fact_id
          AND v.version BETWEEN net.first_version AND net.last_version) AS sources
      """;

  private static final String ALL =
      "SELECT "
          + LINE
          + """
           FROM <net> AS net
           JOIN fact AS f USING (fact_id)
          ORDER BY net.day, net.fact_id, net.nth
          """
              .replace("<net>", NUMBERED.replace("<of>", ""));

  /**
   * Each day of each fact in the order of lines, and its lines of that day. The first is that of
   * the line from which they are asked for, and may have more. Entries of each kind are in the
   * order of their days; no more of each are read than a page takes.
   */
  private static final String PART_OF_PAGE =
      "SELECT here.effective_on AS here_day, here.fact_id AS here_fact, "
          + LINE
          + """
           FROM (SELECT DISTINCT c.effective_on, c.fact_id
                   FROM entry_kind_measure AS kind
                  CROSS JOIN LATERAL (SELECT DISTINCT c.effective_on, c.fact_id
                                        FROM contribution AS c
                                       WHERE c.entry_kind_id = kind.entry_kind_id AND <now>
                                         AND c.effective_on <direction>= :day
                                         AND (c.effective_on, c.fact_id) <direction>= (:day, :fact)
                                       ORDER BY c.effective_on <order>, c.fact_id <order>
                                       LIMIT :slice) AS c
                  WHERE kind.measure_version_id = :rule
                  ORDER BY c.effective_on <order>, c.fact_id <order>
                  LIMIT :slice) AS here
           LEFT JOIN LATERAL <net> AS net
             ON net.day = here.effective_on AND (net.day, net.fact_id, net.nth) <direction> (:day, :fact, :nth)
           LEFT JOIN fact AS f ON f.fact_id = net.fact_id
          ORDER BY here.effective_on <order>, here.fact_id <order>, net.nth <order>
          """
              .replace("<now>", FigureScope.CONTRIBUTIONS_NOW)
              .replace("<net>", NUMBERED.replace("<of>", "AND c.fact_id = here.fact_id"));

  private static final String COUNT =
      """
      WITH rolled_up AS MATERIALIZED (
        SELECT coalesce(sum(entries), 0)::bigint AS entries
          FROM rolled_up_cell
         WHERE measure_version_id = :rule AND part = <all> AND label = ''
           AND effective_on >= :from AND effective_on < :to AND known_on <= :knownAt),
      seen AS MATERIALIZED (
        SELECT c.fact_id, c.subject, c.amount, <part> AS is_of_part
          FROM contribution AS c
         WHERE (SELECT entries FROM rolled_up) < :most AND <known>
         LIMIT :most)
      SELECT greatest((SELECT entries FROM rolled_up), (SELECT count(*) FROM seen)) AS seen,
             (SELECT count(*)
                FROM (SELECT FROM seen WHERE is_of_part GROUP BY fact_id, subject HAVING sum(amount) <> 0) AS line) AS lines
      """
          .replace("<known>", FigureScope.KNOWN_ON_DAYS)
          .replace("<all>", String.valueOf(CellPart.ALL))
          .replace("<part>", FigureScope.PART);

  private record Count(long seen, long lines) {}

  /** A day of a fact, with one of its lines of that day if there is any left. */
  private record DayOfFact(LocalDate hereDay, long hereFact, @Nested FactLine line) {}

  private FactLines() {}

  /** How many lines there are; empty when counting them takes longer than all else of a page. */
  static OptionalLong count(Handle handle, FigureScope scope, long figure) {
    return countUpTo(MOST_COUNTED, handle, scope, figure);
  }

  static long countAll(Handle handle, FigureScope scope) {
    return countUpTo(Long.MAX_VALUE - 1, handle, scope, 0).orElseThrow();
  }

  /** How many there are, unless more than so many rows would have to be looked at. */
  static OptionalLong countUpTo(long most, Handle handle, FigureScope scope, long figure) {
    if (scope.source().countsPeople() && figure > most) {
      return OptionalLong.empty();
    }
    return scope
        .bind(handle.createQuery(COUNT))
        .bind("most", most + 1)
        .mapTo(Count.class)
        .map(count -> count.seen() > most ? OptionalLong.empty() : OptionalLong.of(count.lines()))
        .one();
  }

  static List<FactLine> some(Handle handle, FigureScope scope, LinesAsked asked, int limit) {
    var lines = new ArrayList<FactLine>();
    var part = new PartOfPage(List.of(), asked.line(), true);
    while (part.more() && lines.size() < limit) {
      part = part(handle, scope, asked.isBefore(), part.last(), DAYS_OF_LINE * limit);
      lines.addAll(part.lines());
    }
    var page = new ArrayList<>(lines.subList(0, Math.min(limit, lines.size())));
    if (asked.isBefore()) {
      Collections.reverse(page);
    }
    return page;
  }

  private record PartOfPage(List<FactLine> lines, LinesAsked.Line last, boolean more) {}

  private static PartOfPage part(
      Handle handle, FigureScope scope, boolean isBefore, LinesAsked.Line from, int slice) {
    var sql =
        PART_OF_PAGE
            .replace("<direction>", isBefore ? "<" : ">")
            .replace("<order>", isBefore ? "DESC" : "ASC");
    var rows =
        lines(handle, scope, sql)
            .bind("day", from.day())
            .bind("fact", from.fact())
            .bind("nth", from.nth())
            .bind("slice", slice)
            .mapTo(DayOfFact.class)
            .list();
    var lines = rows.stream().map(DayOfFact::line).filter(Objects::nonNull).toList();
    var seen =
        rows.stream()
            .map(row -> LinesAsked.Line.behind(row.hereDay(), row.hereFact(), isBefore))
            .distinct()
            .toList();
    return new PartOfPage(
        lines, seen.isEmpty() ? from : seen.get(seen.size() - 1), seen.size() == slice);
  }

  static void each(Handle handle, FigureScope scope, Consumer<FactLine> receiver) {
    lines(handle, scope, ALL)
        .setFetchSize(FETCHED)
        .mapTo(FactLine.class)
        .useStream(lines -> lines.forEach(receiver));
  }

  private static Query lines(Handle handle, FigureScope scope, String sql) {
    return scope
        .bind(handle.createQuery(sql))
        .bind("salt", scope.version().measure().id() + scope.position());
  }
}
