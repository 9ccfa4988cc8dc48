package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import throughline.tracker.rule.MeasureVersion;

/**
 * What the sources have in common: they differ in the sum that they ask for. A figure "as known at"
 * a day is the same sum over the cells known by then: one mechanism, not a second system.
 */
final class CellQueries {

  /**
   * Each sum is asked for by itself, so that each reads only the days that it covers; what is not
   * folded yet is read once for all of them.
   */
  private static final String FIGURES =
      """
      WITH unfolded AS MATERIALIZED (
        SELECT measure_version_id, effective_on, known_on, sum(amount) AS amount
          FROM contribution
         WHERE contribution_id > folded_through() AND effective_on IS NOT NULL AND subject = ''
         GROUP BY measure_version_id, effective_on, known_on),
      cell AS NOT MATERIALIZED (
        SELECT measure_version_id, effective_on, known_on, amount FROM folded_cell
         UNION ALL
        SELECT measure_version_id, effective_on, known_on, amount FROM unfolded)
      SELECT asked.position, (<sum>) AS figure
        FROM unnest(:rules, :froms, :tos) WITH ORDINALITY AS asked (rule, first_day, day_after, position)
       ORDER BY asked.position
      """;

  private CellQueries() {}

  /**
   * The figure of each question.
   *
   * @param sum over the cells of {@code asked.rule}, {@code asked.first_day} and {@code
   *     asked.day_after}
   */
  static List<Figure> figures(
      Handle handle, String sum, List<FigureQuestion> questions, LocalDate knownAt) {
    return questions.isEmpty()
        ? List.of()
        : figures(handle.createQuery(FIGURES.replace("<sum>", sum)), questions, knownAt);
  }

  /**
   * The figure of each question.
   *
   * @param query rows of a figure in the order of {@code :rules}, {@code :froms} and {@code :tos}
   */
  static List<Figure> figures(Query query, List<FigureQuestion> questions, LocalDate knownAt) {
    var sums =
        query
            .bindArray(
                "rules",
                Integer.class,
                questions.stream().map(asked -> asked.version().measureVersionId()).toList())
            .bindArray(
                "froms",
                LocalDate.class,
                questions.stream().map(asked -> asked.period().from()).toList())
            .bindArray(
                "tos",
                LocalDate.class,
                questions.stream().map(asked -> asked.period().to()).toList())
            .bind("knownAt", knownAt)
            .map(row -> row.getColumn("figure", Long.class))
            .list();
    var figures = new ArrayList<Figure>();
    for (int i = 0; i < sums.size(); i++) {
      figures.add(orNone(questions.get(i), sums.get(i)));
    }
    return figures;
  }

  /**
   * A sum is null where there is nothing that could be added up, as of a report that is missing.
   */
  private static Figure orNone(FigureQuestion question, Long sum) {
    return sum == null
        ? Figure.none(question.period(), question.version().measure().unit())
        : figure(question, sum);
  }

  /** Rows of a label and a figure. */
  static Map<String, Long> labelled(
      Handle handle, String sql, MeasureVersion version, Period period, LocalDate knownAt) {
    return labelled(bound(handle, sql, version, period, knownAt));
  }

  /** The same of a query to which everything is bound. */
  static Map<String, Long> labelled(Query query) {
    var figures = new LinkedHashMap<String, Long>();
    query
        .map(
            row ->
                figures.put(
                    row.getColumn("label", String.class), row.getColumn("figure", Long.class)))
        .list();
    return figures;
  }

  static Map<String, Figure> byPlace(
      Handle handle, String sql, FigureQuestion question, LocalDate knownAt) {
    var figures = new LinkedHashMap<String, Figure>();
    labelled(handle, sql, question.version(), question.period(), knownAt)
        .forEach((place, value) -> figures.put(place, figure(question, value)));
    return figures;
  }

  /** Rows of a position from 1, a label and a figure. */
  static Map<Integer, Map<String, Figure>> bySplit(
      Handle handle, String sql, FigureQuestion question, LocalDate knownAt) {
    return bySplit(bound(handle, sql, question.version(), question.period(), knownAt), question);
  }

  /** The same of a query to which everything is bound. */
  static Map<Integer, Map<String, Figure>> bySplit(Query query, FigureQuestion question) {
    var splits = new TreeMap<Integer, Map<String, Figure>>();
    query
        .map(
            row ->
                splits
                    .computeIfAbsent(
                        row.getColumn("position", Integer.class) - 1, p -> new LinkedHashMap<>())
                    .put(
                        row.getColumn("label", String.class),
                        figure(question, row.getColumn("figure", Long.class))))
        .list();
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

  static Figure figure(FigureQuestion question, long value) {
    return Figure.of(question.period(), value, question.version().measure().unit());
  }
}
