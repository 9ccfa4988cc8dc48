package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import throughline.tracker.ledger.PeopleKey;
import throughline.tracker.rule.Frequency;

/**
 * How many people: in a month, a quarter or a financial year the sum of what is folded, and what
 * those change of whom something is not folded yet. Of other days, which only somebody who names
 * them asks for, everybody is counted.
 */
final class PeopleQueries {

  private static final String UNFOLDED =
      """
      WITH mark AS MATERIALIZED (SELECT folded_through() AS through),
      unfolded AS MATERIALIZED (
        SELECT DISTINCT measure_version_id, subject
          FROM contribution
         WHERE contribution_id > folded_through() AND subject <> '' AND measure_version_id = ANY (:rules))
      """;

  /** All contributions of those of whom one is not folded. */
  private static final String OF_UNFOLDED =
      """
      SELECT c.subject, c.place, c.breakdown, c.effective_on, c.amount,
             c.contribution_id <= (SELECT through FROM mark) AS folded
        FROM unfolded
       CROSS JOIN LATERAL (SELECT *
                             FROM contribution
                            WHERE measure_version_id = unfolded.measure_version_id
                              AND subject = unfolded.subject AND subject <> ''
                              AND effective_on >= <from> AND effective_on < <to> AND known_on <= :knownAt
                           OFFSET 0) AS c
       WHERE unfolded.measure_version_id = <rule>
      """;

  private static final String OF_EVERYBODY =
      """
      SELECT subject, place, breakdown, effective_on, amount, false AS folded
        FROM contribution
       WHERE measure_version_id = <rule> AND subject <> ''
         AND effective_on >= <from> AND effective_on < <to> AND known_on <= :knownAt
      """;

  /** 1 for somebody who was not counted when this was folded and is now, −1 for the opposite. */
  private static final String TURN =
      "(sum(amount) > 0)::integer - (coalesce(sum(amount) FILTER (WHERE folded), 0) > 0)::integer";

  private static final String TURNED =
      "(SELECT coalesce(sum(turn), 0) FROM (SELECT <turn> AS turn FROM (<rows>) AS c GROUP BY subject) AS person)"
          .replace("<turn>", TURN);

  private static final String FIGURES =
      UNFOLDED
          + """
            SELECT asked.position,
                   CASE WHEN asked.span = '' THEN <of everybody>
                        ELSE (SELECT coalesce(sum(people), 0)
                                FROM folded_people
                               WHERE measure_version_id = asked.rule AND span = asked.span AND part = 0
                                 AND effective_on >= asked.first_day AND effective_on < asked.day_after
                                 AND known_on <= :knownAt) + <of unfolded> END AS figure
              FROM unnest(:rules, :froms, :tos, :spans) WITH ORDINALITY
                AS asked (rule, first_day, day_after, span, position)
             ORDER BY asked.position
            """
              .replace("<of everybody>", ofAsked(TURNED.replace("<rows>", OF_EVERYBODY)))
              .replace("<of unfolded>", ofAsked(TURNED.replace("<rows>", OF_UNFOLDED)));

  private static final String BY_LABEL =
      UNFOLDED
          + """
            SELECT label, sum(people) AS figure
              FROM (SELECT <folded label> AS label, people
                      FROM folded_people
                     WHERE measure_version_id = :rule AND span = :span AND part = <part>
                       AND effective_on >= :from AND effective_on < :to AND known_on <= :knownAt
                     UNION ALL
                    SELECT <label> AS label, <turn> FROM (<rows>) AS c GROUP BY label, subject) AS people
             GROUP BY label HAVING sum(people) <> 0 ORDER BY label
            """
              .replace("<turn>", TURN);

  private static final String BY_SPLIT =
      UNFOLDED
          + """
            SELECT position, label, sum(people) AS figure
              FROM (SELECT part - <first> + 1 AS position, label, people
                      FROM folded_people
                     WHERE measure_version_id = :rule AND span = :span AND part >= <first>
                       AND effective_on >= :from AND effective_on < :to AND known_on <= :knownAt
                     UNION ALL
                    SELECT part.position, part.label, <turn>
                      FROM (<rows>) AS c
                     CROSS JOIN unnest(string_to_array(breakdown || '|', '|')) WITH ORDINALITY AS part (label, position)
                     GROUP BY part.position, part.label, subject) AS people
             GROUP BY position, label HAVING sum(people) <> 0 ORDER BY position, label
            """
              .replace("<turn>", TURN)
              .replace("<first>", String.valueOf(PeopleKey.FIRST_SPLIT));

  private PeopleQueries() {}

  private static String ofAsked(String sql) {
    return sql.replace("<rule>", "asked.rule")
        .replace("<from>", "asked.first_day")
        .replace("<to>", "asked.day_after");
  }

  static List<Figure> figures(Handle handle, List<FigureQuestion> questions, LocalDate knownAt) {
    return questions.isEmpty()
        ? List.of()
        : CellQueries.figures(
            handle
                .createQuery(FIGURES)
                .bindArray(
                    "spans",
                    String.class,
                    questions.stream().map(asked -> span(asked.period())).toList()),
            questions,
            knownAt);
  }

  /** Those of each month by the month, {@link Months#LABEL}. */
  static Map<String, Long> byMonth(Handle handle, FigureQuestion months, LocalDate knownAt) {
    var sql = labelled(Months.LABEL, PeopleKey.ALL, Months.LABEL);
    return byLabel(handle, sql, months, Frequency.MONTH.name(), knownAt);
  }

  static Map<String, Figure> byPlace(Handle handle, FigureQuestion asked, LocalDate knownAt) {
    var sql = labelled("label", PeopleKey.PLACES, "place");
    var figures = new LinkedHashMap<String, Figure>();
    byLabel(handle, sql, asked, span(asked.period()), knownAt)
        .forEach((place, people) -> figures.put(place, CellQueries.figure(asked, people)));
    return figures;
  }

  private static String labelled(String folded, int part, String label) {
    return BY_LABEL
        .replace("<folded label>", folded)
        .replace("<part>", String.valueOf(part))
        .replace("<label>", label);
  }

  private static Map<String, Long> byLabel(
      Handle handle, String sql, FigureQuestion asked, String span, LocalDate knownAt) {
    return CellQueries.labelled(bound(handle, sql, asked, span, knownAt));
  }

  static Map<Integer, Map<String, Figure>> bySplit(
      Handle handle, FigureQuestion asked, LocalDate knownAt) {
    return CellQueries.bySplit(
        bound(handle, BY_SPLIT, asked, span(asked.period()), knownAt), asked);
  }

  private static Query bound(
      Handle handle, String sql, FigureQuestion asked, String span, LocalDate knownAt) {
    var rows = span.isEmpty() ? OF_EVERYBODY : OF_UNFOLDED;
    var whole =
        sql.replace("<rows>", rows)
            .replace("<rule>", ":rule")
            .replace("<from>", ":from")
            .replace("<to>", ":to");
    return CellQueries.bound(handle, whole, asked.version(), asked.period(), knownAt)
        .bind("span", span)
        .bindArray("rules", Integer.class, asked.version().measureVersionId());
  }

  /** Within which people count once; empty for none. */
  private static String span(Period period) {
    return period.span().map(Frequency::name).orElse("");
  }
}
