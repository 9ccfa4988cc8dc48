package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import throughline.tracker.engine.ledger.CellPart;
import throughline.tracker.engine.rule.MeasureVersion;

/**
 * What the sources have in common: they differ in the sum that they ask for. A figure "as known at"
 * a day is the same sum over the cells known by then: one mechanism, not a second system.
 */
final class CellQueries {

  static final String MONTH = "to_char(effective_on, 'YYYY-MM')";

  /**
   * What was known: all that is rolled up, as it is known now, less what of it became known later,
   * of which a day in the past has little; and what is not rolled up yet, which is read once for
   * all that is asked. {@code county} is of all of a measure, {@code here} of each place, {@code
   * split} of each value of a breakdown.
   */
  private static final String TOTALS =
      """
      WITH not_rolled_up AS MATERIALIZED (
        SELECT measure_version_id, effective_on, place, breakdown, amount
          FROM sum_not_rolled_up
         WHERE effective_on IS NOT NULL AND known_on <= :knownAt),
      rolled_up AS NOT MATERIALIZED (
        SELECT measure_version_id, part, label, effective_on, amount FROM rolled_up_total
         UNION ALL
        SELECT measure_version_id, part, label, effective_on, -amount FROM rolled_up_cell
         WHERE (SELECT known_through FROM roll_up_mark) > :knownAt AND known_on > :knownAt),
      county AS NOT MATERIALIZED (
        SELECT measure_version_id, effective_on, amount FROM rolled_up WHERE part = <all> AND label = ''
         UNION ALL
        SELECT measure_version_id, effective_on, amount FROM not_rolled_up),
      here AS NOT MATERIALIZED (
        SELECT measure_version_id, effective_on, label AS place, amount FROM rolled_up WHERE part = <places>
         UNION ALL
        SELECT measure_version_id, effective_on, place, amount FROM not_rolled_up),
      split AS NOT MATERIALIZED (
        SELECT measure_version_id, effective_on, part - <first> + 1 AS position, label, amount
          FROM rolled_up WHERE part >= <first>
         UNION ALL
        SELECT measure_version_id, effective_on, part - <first> + 1, label, amount
          FROM not_rolled_up <each part> WHERE part >= <first>)
      """
          .replace("<each part>", CellPart.OF_EACH)
          .replace("<all>", String.valueOf(CellPart.ALL))
          .replace("<places>", String.valueOf(CellPart.PLACES))
          .replace("<first>", String.valueOf(CellPart.FIRST_SPLIT));

  private static final String ASKED =
      """
      asked AS (
        SELECT *
          FROM unnest(:rules, :froms, :tos, :places) WITH ORDINALITY AS each (rule, first_day, day_after, place, position))
      """;

  /** Each sum is asked for by itself, so that each reads only the days that it covers. */
  private static final String FIGURES =
      "WITH "
          + ASKED
          + "SELECT asked.position, (<sum>) AS figure FROM asked ORDER BY asked.position";

  /**
   * All sums in one pass over the cells of each rule and place, however many questions there are of
   * them: a running sum is noted where a question begins and where it ends. A rule's cells are
   * found for each rule by itself, since a join reads those of all.
   */
  private static final String SUMS =
      TOTALS
          + ", "
          + ASKED
          + """
          , wanted AS (
            SELECT rule, place, min(first_day) AS first_day, max(day_after) AS day_after FROM asked GROUP BY rule, place),
          step AS (
            SELECT wanted.rule, wanted.place, day.day, day.amount, NULL::bigint AS position, NULL::integer AS sign
              FROM wanted
             CROSS JOIN LATERAL (
               SELECT effective_on AS day, sum(amount)::bigint AS amount
                 FROM county
                WHERE measure_version_id = wanted.rule
                  AND effective_on >= wanted.first_day AND effective_on < wanted.day_after
                GROUP BY effective_on) AS day
             WHERE wanted.place IS NULL
             UNION ALL
            SELECT wanted.rule, wanted.place, day.day, day.amount, NULL, NULL
              FROM wanted
             CROSS JOIN LATERAL (
               SELECT effective_on AS day, sum(amount)::bigint AS amount
                 FROM here
                WHERE measure_version_id = wanted.rule AND here.place = wanted.place
                  AND effective_on >= wanted.first_day AND effective_on < wanted.day_after
                GROUP BY effective_on) AS day
             UNION ALL
            SELECT rule, place, first_day, 0, position, -1 FROM asked
             UNION ALL
            SELECT rule, place, day_after, 0, position, 1 FROM asked),
          running AS (
            SELECT position, sign,
                   sum(amount) OVER (PARTITION BY rule, place ORDER BY day, position NULLS LAST
                                      ROWS UNBOUNDED PRECEDING) AS amount
              FROM step)
          SELECT position, sum(sign * amount) AS figure FROM running WHERE position IS NOT NULL GROUP BY position ORDER BY position
          """;

  private static final String BY_PLACE =
      TOTALS
          + ", "
          + ASKED
          + """
          SELECT asked.position, found.label, found.figure
            FROM asked
           CROSS JOIN LATERAL (<by place>) AS found
           ORDER BY asked.position, found.label
          """;

  private record Row(int position, Long figure) {}

  private record Labelled(String label, long figure) {}

  private record LabelledAt(int position, String label, long figure) {}

  private CellQueries() {}

  static List<Figure> figures(
      Handle handle, String sum, List<FigureQuestion> questions, LocalDate knownAt) {
    return figures(asked(handle, FIGURES.replace("<sum>", sum), questions, knownAt), questions);
  }

  static List<Figure> figures(Query query, List<FigureQuestion> questions) {
    return query
        .mapTo(Row.class)
        .map(row -> orNone(questions.get(row.position() - 1), row.figure()))
        .list();
  }

  static List<Long> sums(Handle handle, List<FigureQuestion> questions, LocalDate knownAt) {
    return asked(handle, SUMS, questions, knownAt).mapTo(Row.class).map(Row::figure).list();
  }

  private static Figure orNone(FigureQuestion question, Long sum) {
    return sum == null
        ? Figure.none(question.period(), question.version().measure().unit())
        : figure(question, sum);
  }

  static List<Figure> byMonth(
      Handle handle, String sql, MeasureVersion version, List<Period> months, LocalDate knownAt) {
    return byMonth(bound(handle, TOTALS + sql, version, all(months), knownAt), version, months);
  }

  static List<Figure> byMonth(Query query, MeasureVersion version, List<Period> months) {
    var sums = new HashMap<String, Long>();
    query.mapTo(Labelled.class).forEach(row -> sums.put(row.label(), row.figure()));
    return months.stream()
        .map(
            month ->
                Figure.of(
                    month,
                    sums.getOrDefault(month.from().toString().substring(0, 7), 0L),
                    version.measure().unit()))
        .toList();
  }

  static Period all(List<Period> months) {
    return Period.between(months.get(0).from(), months.get(months.size() - 1).lastDay());
  }

  static List<Map<String, Figure>> byPlace(
      Handle handle, String byPlace, List<FigureQuestion> questions, LocalDate knownAt) {
    return byPlace(
        asked(handle, BY_PLACE.replace("<by place>", byPlace), questions, knownAt), questions);
  }

  static List<Map<String, Figure>> byPlace(Query query, List<FigureQuestion> questions) {
    var figures = new ArrayList<Map<String, Figure>>();
    questions.forEach(question -> figures.add(new LinkedHashMap<>()));
    query
        .mapTo(LabelledAt.class)
        .forEach(
            row ->
                figures
                    .get(row.position() - 1)
                    .put(row.label(), figure(questions.get(row.position() - 1), row.figure())));
    return figures;
  }

  static Query asked(Handle handle, String sql, List<FigureQuestion> questions, LocalDate knownAt) {
    return handle
        .createQuery(sql)
        .bindArray(
            "rules",
            Integer.class,
            questions.stream().map(asked -> asked.version().measureVersionId()).toList())
        .bindArray(
            "froms",
            LocalDate.class,
            questions.stream().map(asked -> contributing(asked).from()).toList())
        .bindArray(
            "tos",
            LocalDate.class,
            questions.stream().map(asked -> contributing(asked).to()).toList())
        .bindArray("places", String.class, questions.stream().map(FigureQuestion::place).toList())
        .bind("knownAt", knownAt);
  }

  static Map<Integer, Map<String, Figure>> bySplit(
      Handle handle, String sql, FigureQuestion question, LocalDate knownAt) {
    return bySplit(
        bound(handle, TOTALS + sql, question.version(), contributing(question), knownAt), question);
  }

  static Map<Integer, Map<String, Figure>> bySplit(Query query, FigureQuestion question) {
    var splits = new TreeMap<Integer, Map<String, Figure>>();
    query
        .mapTo(LabelledAt.class)
        .forEach(
            row ->
                splits
                    .computeIfAbsent(row.position() - 1, p -> new LinkedHashMap<>())
                    .put(row.label(), figure(question, row.figure())));
    return splits;
  }

  static Query bound(
      Handle handle, String sql, MeasureVersion version, Period period, LocalDate knownAt) {
    return handle
        .createQuery(sql)
        .bind("rule", version.measureVersionId())
        .bind("from", period.from())
        .bind("to", period.to())
        .bind("knownAt", knownAt);
  }

  private static Period contributing(FigureQuestion asked) {
    return FigureSource.of(asked.version()).contributing(asked.period());
  }

  static Figure figure(FigureQuestion question, long value) {
    return Figure.of(question.period(), value, question.version().measure().unit());
  }
}
