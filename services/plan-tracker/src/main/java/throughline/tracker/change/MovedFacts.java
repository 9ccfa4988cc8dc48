package throughline.tracker.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
                    WHEN c.known_at >= :over THEN true
                    ELSE NOT coalesce((SELECT pg_visible_in_snapshot(v.stored_by, :position::pg_snapshot)
                                         FROM fact_version AS v
                                        WHERE v.fact_id = c.fact_id AND v.version = c.version), true) END),
      -- whether it had counted before, when it came, and whether it has ceased to count: what the first and the last version
      -- say is the least and the greatest of twice its number and what it says, which needs no order of many rows
      course AS (
        SELECT rule, fact_id,
               coalesce(min(2 * version + (reason <> 'COUNTED')::int) FILTER (WHERE reason <> 'EXCLUDED') % 2 = 0, false) AS came,
               min(known_on) FILTER (WHERE reason = 'COUNTED') AS came_on,
               max(2 * version + (reason = 'EXCLUDED' AND amount > 0)::int) % 2 = 1 AS ceased
          FROM known
         GROUP BY rule, fact_id),
      net AS (
        SELECT asked.position, asked.rule, k.fact_id, k.subject, sum(k.amount) AS amount,
               coalesce(max(k.effective_on) FILTER (WHERE k.amount > 0), max(k.effective_on)) AS day, <place> AS place,
               max(k.known_at) AS known_at, max(k.version) AS version,
               bool_or(course.came) AS came, min(course.came_on) AS came_on, bool_or(course.ceased) AS ceased
          FROM asked
          JOIN known AS k
            ON k.rule = asked.rule AND k.effective_on >= asked.first_day AND k.effective_on < asked.day_after
          JOIN course ON course.rule = k.rule AND course.fact_id = k.fact_id
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
            person AS (
              SELECT DISTINCT asked.position, asked.rule, asked.first_day, asked.day_after, net.subject
                FROM net
                JOIN asked USING (position)),
            support AS (
              SELECT person.position, person.subject, sum(c.amount) AS now
                FROM person
               CROSS JOIN LATERAL (SELECT amount
                                     FROM contribution
                                    WHERE measure_version_id = person.rule AND subject = person.subject AND subject <> ''
                                      AND effective_on >= person.first_day AND effective_on < person.day_after
                                      AND known_on <= :until AND (:place::text IS NULL OR place = :place)
                                   OFFSET 0) AS c
               GROUP BY person.position, person.subject),
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

  /** Few facts are decisions, so that they are found first and not the kind of each fact. */
  private static final String CLASSED =
      """
      , classed AS (
        SELECT moved.*,
               CASE WHEN moved.fact_id IN (SELECT fact_id FROM fact WHERE aggregate = 'exclusion') THEN 'EXCLUDED'
                    WHEN came AND came_on
                         >= (date_trunc('month', moved.day) + interval '1 month')::date + :grace THEN 'LATE'
                    WHEN came THEN 'NEW'
                    WHEN ceased THEN 'WITHDRAWN'
                    ELSE 'CORRECTED' END AS class
          FROM moved)
      """;

  private static final String TOTALS =
      "SELECT position, class, sum(amount) AS amount, count(*) AS facts FROM classed GROUP BY position, class";

  private static final String LINES =
      """
      SELECT c.class, c.amount, c.day, c.place, c.known_at, f.aggregate, f.aggregate_id, c.version,
             format('%s/%s/%s', v.topic, v.partition, v.log_offset) AS source
        FROM classed AS c
        JOIN fact AS f USING (fact_id)
        JOIN fact_version AS v ON v.fact_id = c.fact_id AND v.version = c.version
       WHERE :class::text IS NULL OR c.class = :class
       ORDER BY c.day, c.fact_id, c.amount
       LIMIT :limit OFFSET :skip
      """;

  /** Only a list of facts says where each was; to find it, all rows are put in order. */
  private static final String PLACE =
      "(array_agg(k.place ORDER BY k.amount > 0 DESC, k.effective_on DESC, k.contribution_id DESC))[1]";

  private static final String NO_PLACE = "''";

  /** What each class adds to each of the figures, in the order of the questions. */
  List<Map<ChangeClass, ClassChange>> totals(Handle handle, List<FigureQuestion> questions) {
    var totals = new ArrayList<Map<ChangeClass, ClassChange>>();
    questions.forEach(question -> totals.add(new EnumMap<>(ChangeClass.class)));
    for (var people : List.of(false, true)) {
      var positions = positions(questions, people);
      if (!positions.isEmpty()) {
        var asked = positions.stream().map(questions::get).toList();
        var query = bound(handle, sql(people, NO_PLACE) + TOTALS, asked);
        withoutNestedLoops(handle, () -> query.map(row -> total(row, positions, totals)).list());
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
    var query = lines(handle, question, only).bind("limit", limit).bind("skip", skip);
    return withoutNestedLoops(handle, () -> query.map(MovedFacts::line).list());
  }

  /** Hands over all of them, one after the other, without keeping them. */
  void each(
      Handle handle, FigureQuestion question, ChangeClass only, Consumer<ChangeLine> receiver) {
    var query = lines(handle, question, only).bind("limit", (Integer) null).bind("skip", 0);
    withoutNestedLoops(
        handle,
        () -> {
          query
              .setFetchSize(FETCHED)
              .map(MovedFacts::line)
              .useStream(lines -> lines.forEach(receiver));
          return null;
        });
  }

  /**
   * The planner cannot know how much became known, and takes what is left of it for one row: it
   * would then look through all of it for each of many.
   */
  private static <T> T withoutNestedLoops(Handle handle, Supplier<T> query) {
    handle.execute("SET LOCAL enable_nestloop = off");
    var answer = query.get();
    handle.execute("SET LOCAL enable_nestloop = on");
    return answer;
  }

  private Query lines(Handle handle, FigureQuestion question, ChangeClass only) {
    var people = source(question).countsPeople();
    return bound(handle, sql(people, PLACE) + LINES, List.of(question))
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

  private static String sql(boolean people, String place) {
    return (people ? PEOPLE : ADDING_UP).replace("<place>", place) + CLASSED;
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
        .bind("over", position.map(known -> known.over()).orElse(Instant.EPOCH))
        .bind("place", part.place())
        .bind("grace", ChangeClass.GRACE_DAYS);
  }

  private static FigureSource source(FigureQuestion question) {
    return FigureSource.of(question.version());
  }
}
