package throughline.tracker.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;
import throughline.tracker.figure.FigurePart;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;

/**
 * The facts that moved figures between two states of knowledge, each with what it added and why.
 * One query for what adds up and one for people, however many figures are asked for.
 *
 * @param since what was known before
 * @param until what was known by the end of this local day is known now
 * @param part which part of each figure
 */
record MovedFacts(Knowledge since, LocalDate until, FigurePart part) {

  private static final int FETCHED = 1_000;

  /** By the day alone unless a position says what of the day was known: ADR 31. */
  private static final String KNOWN_SINCE =
      """
      WITH asked AS (
        SELECT rule, first_day, day_after, position
          FROM unnest(:rules, :firsts, :afters) WITH ORDINALITY AS asked (rule, first_day, day_after, position)),
      known AS MATERIALIZED (
        SELECT c.contribution_id, c.measure_version_id AS rule, c.fact_id, c.version, c.effective_on, c.place, c.subject,
               c.amount, c.known_at, c.known_on, c.reason
          FROM contribution AS c
         WHERE c.measure_version_id = ANY (:rules) AND c.known_on >= :earliest AND c.known_on <= :until
           -- the same once more, by what an index finds
           AND c.known_at >= :earliest::date::timestamp AT TIME ZONE 'Europe/London'
           AND CASE WHEN :position::text IS NULL THEN c.known_on > :since
                    WHEN c.known_at < :settled THEN false
                    ELSE NOT coalesce((SELECT pg_visible_in_snapshot(v.stored_by, :position::pg_snapshot)
                                         FROM fact_version AS v
                                        WHERE v.fact_id = c.fact_id AND v.version = c.version), true) END),
      -- a version says no more than once that its fact does not count
      said AS (
        SELECT known.*,
               coalesce(sum(amount) FILTER (WHERE reason = 'EXCLUDED')
                          OVER (PARTITION BY rule, fact_id, version), 0) AS excluded
          FROM known),
      -- whether it had counted before, when it came, and whether it has ceased to count; beside each of its rows, since
      -- the planner takes them for few and would join each with each
      course AS (
        SELECT said.*,
               (array_agg(reason) FILTER (WHERE reason <> 'EXCLUDED') OVER oldest_first)[1] = 'COUNTED' AS came,
               min(known_on) FILTER (WHERE reason = 'COUNTED') OVER oldest_first AS came_on,
               (array_agg(excluded) FILTER (WHERE reason <> 'EXCLUDED' OR excluded <> 0) OVER newest_first)[1] > 0
                 AS ceased
          FROM said
        WINDOW oldest_first AS (PARTITION BY rule, fact_id ORDER BY version
                                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
               newest_first AS (PARTITION BY rule, fact_id ORDER BY version DESC
                                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)),
      net AS (
        SELECT asked.position, asked.rule, k.fact_id, k.subject, sum(k.amount) AS amount,
               coalesce(max(k.effective_on) FILTER (WHERE k.amount > 0), max(k.effective_on)) AS day,
               (array_agg(k.place ORDER BY k.amount > 0 DESC, k.effective_on DESC, k.contribution_id DESC))[1] AS place,
               max(k.known_at) AS known_at, max(k.version) AS version,
               bool_or(k.came) AS came, min(k.came_on) AS came_on, bool_or(k.ceased) AS ceased
          FROM asked
          JOIN course AS k
            ON k.rule = asked.rule AND k.effective_on >= asked.first_day AND k.effective_on < asked.day_after
         WHERE :place::text IS NULL OR k.place = :place
         GROUP BY asked.position, asked.rule, k.fact_id, k.subject
        HAVING sum(k.amount) <> 0),
      """;

  private static final String ADDING_UP =
      KNOWN_SINCE
          + """
            moved AS (SELECT * FROM net)
            """;

  /**
   * Somebody who counts now and did not is of the first fact that brought them; the same for who
   * went.
   */
  private static final String PEOPLE =
      KNOWN_SINCE
          + """
            support AS (
              SELECT asked.position, c.subject, sum(c.amount) AS now
                FROM asked
                JOIN contribution AS c
                  ON c.measure_version_id = asked.rule AND c.effective_on >= asked.first_day
                 AND c.effective_on < asked.day_after AND c.known_on <= :until AND c.subject <> ''
               WHERE (:place::text IS NULL OR c.place = :place)
                 AND c.subject IN (SELECT subject FROM net)
               GROUP BY asked.position, c.subject),
            turned AS (
              SELECT position, subject,
                     (coalesce(now, 0) > 0)::int - (coalesce(now, 0) - sum(amount) > 0)::int AS turn
                FROM net
                LEFT JOIN support USING (position, subject)
               GROUP BY position, subject, now),
            moved AS (
              SELECT DISTINCT ON (net.position, net.subject)
                     net.position, net.rule, net.fact_id, turned.turn AS amount, net.day, net.place, net.known_at, net.version,
                     net.came, net.came_on, net.ceased
                FROM net
                JOIN turned USING (position, subject)
               WHERE turned.turn <> 0 AND sign(net.amount) = turned.turn
               ORDER BY net.position, net.subject, net.known_at, net.fact_id)
            """;

  private static final String CLASSED =
      """
      , classed AS (
        SELECT moved.*, f.aggregate, f.aggregate_id,
               CASE WHEN f.aggregate = 'exclusion' THEN 'EXCLUDED'
                    WHEN moved.came AND moved.came_on
                         >= (date_trunc('month', moved.day) + interval '1 month')::date + :grace THEN 'LATE'
                    WHEN moved.came THEN 'NEW'
                    WHEN moved.ceased THEN 'WITHDRAWN'
                    ELSE 'CORRECTED' END AS class
          FROM moved
          JOIN fact AS f USING (fact_id))
      """;

  private static final String TOTALS =
      "SELECT position, class, sum(amount) AS amount, count(*) AS facts FROM classed GROUP BY position, class";

  private static final String LINES =
      """
      SELECT c.class, c.amount, c.day, c.place, c.known_at, c.aggregate, c.aggregate_id, c.version,
             format('%s/%s/%s', v.topic, v.partition, v.log_offset) AS source
        FROM classed AS c
        JOIN fact_version AS v ON v.fact_id = c.fact_id AND v.version = c.version
       WHERE :class::text IS NULL OR c.class = :class
       ORDER BY c.day, c.fact_id, c.amount
       LIMIT :limit OFFSET :skip
      """;

  /** What each class adds to each of the figures, in the order of the questions. */
  List<Map<ChangeClass, ClassChange>> totals(Handle handle, List<FigureQuestion> questions) {
    var totals = new ArrayList<Map<ChangeClass, ClassChange>>();
    questions.forEach(question -> totals.add(new EnumMap<>(ChangeClass.class)));
    for (var people : List.of(false, true)) {
      var positions = positions(questions, people);
      if (!positions.isEmpty()) {
        var asked = positions.stream().map(questions::get).toList();
        bound(handle, (people ? PEOPLE : ADDING_UP) + CLASSED + TOTALS, asked)
            .map(row -> total(row, positions, totals))
            .list();
      }
    }
    return totals;
  }

  private static List<Integer> positions(List<FigureQuestion> questions, boolean people) {
    var positions = new ArrayList<Integer>();
    for (int i = 0; i < questions.size(); i++) {
      if (source(questions.get(i)).countsPeople() == people) {
        positions.add(i);
      }
    }
    return positions;
  }

  private static ClassChange total(
      RowView row, List<Integer> positions, List<Map<ChangeClass, ClassChange>> totals) {
    var kind = ChangeClass.valueOf(row.getColumn("class", String.class));
    var change =
        new ClassChange(
            kind, row.getColumn("amount", Long.class), row.getColumn("facts", Long.class));
    totals.get(positions.get(row.getColumn("position", Integer.class) - 1)).put(kind, change);
    return change;
  }

  /**
   * Some of the facts that moved one figure, by their day.
   *
   * @param only of this class; null for all
   */
  List<ChangeLine> some(
      Handle handle, FigureQuestion question, ChangeClass only, int limit, long skip) {
    return lines(handle, question, only)
        .bind("limit", limit)
        .bind("skip", skip)
        .map(MovedFacts::line)
        .list();
  }

  /** Hands over all of them, one after the other, without keeping them. */
  void each(
      Handle handle, FigureQuestion question, ChangeClass only, Consumer<ChangeLine> receiver) {
    lines(handle, question, only)
        .bind("limit", (Integer) null)
        .bind("skip", 0)
        .setFetchSize(FETCHED)
        .map(MovedFacts::line)
        .useStream(lines -> lines.forEach(receiver));
  }

  private Query lines(Handle handle, FigureQuestion question, ChangeClass only) {
    var facts = source(question).countsPeople() ? PEOPLE : ADDING_UP;
    return bound(handle, facts + CLASSED + LINES, List.of(question))
        .bind("class", only == null ? null : only.name());
  }

  private static ChangeLine line(RowView row) {
    return new ChangeLine(
        ChangeClass.valueOf(row.getColumn("class", String.class)),
        row.getColumn("amount", Long.class),
        row.getColumn("day", LocalDate.class),
        row.getColumn("place", String.class),
        row.getColumn("known_at", Instant.class),
        row.getColumn("aggregate", String.class),
        row.getColumn("aggregate_id", String.class),
        row.getColumn("version", Long.class),
        row.getColumn("source", String.class));
  }

  private Query bound(Handle handle, String sql, List<FigureQuestion> asked) {
    var days =
        asked.stream().map(question -> source(question).contributing(question.period())).toList();
    var position = since.position();
    return handle
        .createQuery(sql)
        .bindArray(
            "rules",
            Integer.class,
            asked.stream().map(question -> question.version().measureVersionId()).toList())
        .bindArray("firsts", LocalDate.class, days.stream().map(period -> period.from()).toList())
        .bindArray("afters", LocalDate.class, days.stream().map(period -> period.to()).toList())
        .bind("earliest", since.earliest())
        .bind("since", since.day())
        .bind("until", until)
        .bind("position", position.map(known -> known.pgSnapshot()).orElse(null))
        .bind("settled", position.map(known -> known.settled()).orElse(Instant.EPOCH))
        .bind("place", part.place())
        .bind("grace", ChangeClass.GRACE_DAYS);
  }

  private static FigureSource source(FigureQuestion question) {
    return FigureSource.of(question.version());
  }
}
