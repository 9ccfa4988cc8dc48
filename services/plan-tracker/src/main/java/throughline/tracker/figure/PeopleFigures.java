package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import throughline.tracker.engine.ledger.CellPart;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.MeasureVersion;

/**
 * Different people in a period. A person counts once, however many facts support it, and only while
 * one does; so the parts of a figure do not add up to it. How many there are in a month, a quarter
 * or a financial year is the sum of what is rolled up, and what those change of whom something is
 * not rolled up yet. Of other days, which only somebody who names them asks for, everybody is
 * counted.
 */
final class PeopleFigures implements FigureSource {

  static final PeopleFigures SOURCE = new PeopleFigures();

  private static final FigureReader READER = PeopleFigures::figures;

  /**
   * All contributions of those of whom something is not rolled up, read once for all that is asked.
   * Where the planner does not know the ledger yet, it would read the index of all people for the
   * former, and a measure's days for each of the latter: so that they are people is asked by no
   * index, and theirs are found by nothing but the person.
   */
  static final String NOT_ROLLED_UP =
      """
      WITH mark AS MATERIALIZED (SELECT rolled_up_through() AS through),
      not_rolled_up AS MATERIALIZED (
        SELECT DISTINCT subject
          FROM entry
         WHERE entry_id > rolled_up_through() AND length(subject) > 0
         ORDER BY subject),
      of_not_rolled_up AS MATERIALIZED (
        SELECT m.measure_version_id, e.subject, e.place, splits_of(e.breakdown, m.splits) AS breakdown, e.effective_on,
               amount_of(e.amount, m.once) AS amount,
               e.entry_id <= (SELECT through FROM mark) AS rolled_up
          FROM not_rolled_up
         CROSS JOIN LATERAL (SELECT *
                               FROM entry
                              WHERE subject = not_rolled_up.subject AND subject <> '' AND known_on <= :knownAt
                             OFFSET 0) AS e
          JOIN entry_kind_measure AS m USING (entry_kind_id)
         WHERE m.person AND m.measure_version_id = ANY (:rules))
      """;

  static final String OF_NOT_ROLLED_UP =
      """
      SELECT subject, place, breakdown, effective_on, amount, rolled_up
        FROM of_not_rolled_up
       WHERE measure_version_id = <rule> AND effective_on >= <from> AND effective_on < <to><at place>
      """;

  private static final String OF_EVERYBODY =
      """
      SELECT subject, place, breakdown, effective_on, amount, false AS rolled_up
        FROM contribution_of_person
       WHERE measure_version_id = <rule>
         AND effective_on >= <from> AND effective_on < <to> AND known_on <= :knownAt<at place>
      """;

  /** 1 for somebody who was not counted when this was rolled up and is now, −1 for the opposite. */
  private static final String TURN =
      "(sum(amount) > 0)::integer - (coalesce(sum(amount) FILTER (WHERE rolled_up), 0) > 0)::integer";

  private static final String TURNED =
      "(SELECT coalesce(sum(turn), 0) FROM (SELECT <turn> AS turn FROM (<rows>) AS c GROUP BY subject) AS person)"
          .replace("<turn>", TURN);

  private static final String ASKED =
      "unnest(:rules, :froms, :tos, :places, :spans) WITH ORDINALITY AS asked (rule, first_day,"
          + " day_after, place, span, position)";

  private static final String FIGURES =
      NOT_ROLLED_UP
          + """
          SELECT asked.position,
                 CASE WHEN asked.span = '' THEN <of everybody>
                      ELSE (SELECT coalesce(sum(people), 0)
                              FROM rolled_up_people
                             WHERE measure_version_id = asked.rule AND span = asked.span
                               AND part = CASE WHEN asked.place IS NULL THEN <all> ELSE <places> END
                               AND label = coalesce(asked.place, '')
                               AND effective_on >= asked.first_day AND effective_on < asked.day_after
                               AND known_on <= :knownAt) + <of not rolled up> END AS figure
            FROM <asked>
           ORDER BY asked.position
          """
              .replace("<asked>", ASKED)
              .replace("<all>", String.valueOf(CellPart.ALL))
              .replace("<places>", String.valueOf(CellPart.PLACES))
              .replace("<of everybody>", ofAsked(TURNED.replace("<rows>", OF_EVERYBODY)))
              .replace("<of not rolled up>", ofAsked(TURNED.replace("<rows>", OF_NOT_ROLLED_UP)));

  private static final String BY_MONTH =
      NOT_ROLLED_UP
          + """
          SELECT label, sum(people) AS figure
            FROM (SELECT <label> AS label, people
                    FROM rolled_up_people
                   WHERE measure_version_id = :rule AND span = :span AND part = <all>
                     AND effective_on >= :from AND effective_on < :to AND known_on <= :knownAt
                   UNION ALL
                  SELECT <label> AS label, <turn> FROM (<rows>) AS c GROUP BY label, subject) AS people
           GROUP BY label HAVING sum(people) <> 0 ORDER BY label
          """
              .replace("<turn>", TURN)
              .replace("<label>", CellQueries.MONTH)
              .replace("<all>", String.valueOf(CellPart.ALL));

  private static final String BY_PLACE =
      NOT_ROLLED_UP
          + """
          SELECT asked.position, found.label, found.figure
            FROM <asked>
           CROSS JOIN LATERAL (
             SELECT label, sum(people) AS figure
               FROM (SELECT label, people
                       FROM rolled_up_people
                      WHERE measure_version_id = asked.rule AND span = asked.span AND part = <places>
                        AND effective_on >= asked.first_day AND effective_on < asked.day_after AND known_on <= :knownAt
                      UNION ALL
                     SELECT place, <turn>
                       FROM (SELECT * FROM (<of not rolled up>) AS few WHERE asked.span <> ''
                              UNION ALL
                             SELECT * FROM (<of everybody>) AS everybody WHERE asked.span = '') AS c
                      GROUP BY place, subject) AS people
              GROUP BY label HAVING sum(people) <> 0) AS found
           ORDER BY asked.position, found.label
          """
              .replace("<asked>", ASKED)
              .replace("<turn>", TURN)
              .replace("<places>", String.valueOf(CellPart.PLACES))
              .replace("<of not rolled up>", ofAsked(OF_NOT_ROLLED_UP))
              .replace("<of everybody>", ofAsked(OF_EVERYBODY));

  private static final String BY_SPLIT =
      NOT_ROLLED_UP
          + """
          SELECT position, label, sum(people) AS figure
            FROM (SELECT part - <first> + 1 AS position, label, people
                    FROM rolled_up_people
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
              .replace("<first>", String.valueOf(CellPart.FIRST_SPLIT));

  private PeopleFigures() {}

  private static String ofAsked(String sql) {
    return sql.replace("<rule>", "asked.rule")
        .replace("<from>", "asked.first_day")
        .replace("<to>", "asked.day_after")
        .replace("<at place>", " AND (asked.place IS NULL OR place = asked.place)");
  }

  @Override
  public FigureReader reader() {
    return READER;
  }

  private static List<Figure> figures(
      Handle handle, List<FigureQuestion> questions, LocalDate knownAt) {
    return CellQueries.figures(asked(handle, FIGURES, questions, knownAt), questions);
  }

  @Override
  public List<Figure> overTime(
      Handle handle, MeasureVersion version, List<Period> months, LocalDate knownAt) {
    var all = new FigureQuestion(version, CellQueries.all(months));
    var query = bound(handle, BY_MONTH, all, Frequency.MONTH.name(), knownAt);
    return CellQueries.byMonth(query, version, months);
  }

  @Override
  public List<Map<String, Figure>> byPlace(
      Handle handle, List<FigureQuestion> questions, LocalDate knownAt) {
    return CellQueries.byPlace(asked(handle, BY_PLACE, questions, knownAt), questions);
  }

  @Override
  public Map<Integer, Map<String, Figure>> bySplit(
      Handle handle, FigureQuestion asked, LocalDate knownAt) {
    return CellQueries.bySplit(
        bound(handle, BY_SPLIT, asked, asked.period().spanName(), knownAt), asked);
  }

  @Override
  public boolean countsPeople() {
    return true;
  }

  private static Query asked(
      Handle handle, String sql, List<FigureQuestion> questions, LocalDate knownAt) {
    var spans = questions.stream().map(asked -> asked.period().spanName()).toList();
    return CellQueries.asked(handle, sql, questions, knownAt)
        .bindArray("spans", String.class, spans);
  }

  private static Query bound(
      Handle handle, String sql, FigureQuestion asked, String span, LocalDate knownAt) {
    var rows = span.isEmpty() ? OF_EVERYBODY : OF_NOT_ROLLED_UP;
    var whole =
        sql.replace("<rows>", rows)
            .replace("<rule>", ":rule")
            .replace("<from>", ":from")
            .replace("<to>", ":to")
            .replace("<at place>", "");
    return CellQueries.bound(handle, whole, asked.version(), asked.period(), knownAt)
        .bind("span", span)
        .bindArray("rules", Integer.class, asked.version().measureVersionId());
  }
}
