package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import throughline.tracker.rule.MeasureVersion;

/**
 * Different people in a period. A person counts once, however many facts support it, and only while
 * one does; so the parts of a figure do not add up to it, and they are counted from the
 * contributions, of which no two are alike.
 */
final class PeopleFigures implements FigureSource {

  static final PeopleFigures SOURCE = new PeopleFigures();

  private static final String COUNT =
      """
      SELECT count(*)
        FROM (SELECT subject
                FROM contribution
               WHERE subject <> '' AND measure_version_id = asked.rule
                 AND effective_on >= asked.first_day AND effective_on < asked.day_after AND known_on <= :knownAt
                 AND (asked.place IS NULL OR place = asked.place)
               GROUP BY subject
              HAVING sum(amount) > 0) AS people
      """;

  private static final String BY_MONTH =
      """
      SELECT label, count(*) AS figure
        FROM (SELECT <label> AS label, subject
                FROM contribution
               WHERE subject <> '' AND measure_version_id = :rule AND effective_on >= :from AND effective_on < :to
                 AND known_on <= :knownAt
               GROUP BY label, subject
              HAVING sum(amount) > 0) AS people
       GROUP BY label ORDER BY label
      """
          .replace("<label>", Months.LABEL);

  private static final String BY_PLACE =
      """
      SELECT label, count(*) AS figure
        FROM (SELECT place AS label, subject
                FROM contribution
               WHERE subject <> '' AND measure_version_id = asked.rule
                 AND effective_on >= asked.first_day AND effective_on < asked.day_after AND known_on <= :knownAt
               GROUP BY place, subject
              HAVING sum(amount) > 0) AS people
       GROUP BY label
      """;

  private static final String BY_SPLIT =
      """
      SELECT position, label, count(*) AS figure
        FROM (SELECT part.position, part.label, subject
                FROM contribution
               CROSS JOIN unnest(string_to_array(breakdown || '|', '|')) WITH ORDINALITY AS part (label, position)
               WHERE subject <> '' AND measure_version_id = :rule AND effective_on >= :from AND effective_on < :to
                 AND known_on <= :knownAt
               GROUP BY position, label, subject
              HAVING sum(amount) > 0) AS people
       GROUP BY position, label ORDER BY position, label
      """;

  private PeopleFigures() {}

  @Override
  public List<Figure> figures(Handle handle, List<FigureQuestion> questions, LocalDate knownAt) {
    return CellQueries.figures(handle, COUNT, questions, knownAt);
  }

  @Override
  public List<Figure> overTime(
      Handle handle, MeasureVersion version, List<Period> months, LocalDate knownAt) {
    var counts = CellQueries.labelled(handle, BY_MONTH, version, Months.all(months), knownAt);
    return Months.figures(version, months, counts);
  }

  @Override
  public List<Map<String, Figure>> byPlace(
      Handle handle, List<FigureQuestion> questions, LocalDate knownAt) {
    return CellQueries.byPlace(handle, BY_PLACE, questions, knownAt);
  }

  @Override
  public Map<Integer, Map<String, Figure>> bySplit(
      Handle handle, FigureQuestion question, LocalDate knownAt) {
    return CellQueries.bySplit(handle, BY_SPLIT, question, knownAt);
  }

  @Override
  public Period current(LocalDate day) {
    return FlowFigures.SOURCE.current(day);
  }

  @Override
  public Period comparison(LocalDate day) {
    return FlowFigures.SOURCE.comparison(day);
  }

  @Override
  public List<Period> timeline(LocalDate day) {
    return Months.upTo(day);
  }

  @Override
  public Period asked(LocalDate first, LocalDate last) {
    return Period.between(first, last);
  }

  @Override
  public Period contributing(Period period) {
    return period;
  }

  @Override
  public String words(Period period) {
    return FlowFigures.SOURCE.words(period);
  }

  @Override
  public String title(Period period) {
    return FlowFigures.SOURCE.title(period);
  }

  @Override
  public String timelineTitle() {
    return FlowFigures.SOURCE.timelineTitle();
  }

  @Override
  public boolean countsPeople() {
    return true;
  }
}
