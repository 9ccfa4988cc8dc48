package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.MeasureVersion;

/** Happenings and amounts in a period: they add up. */
final class FlowFigures implements FigureSource {

  static final FlowFigures SOURCE = new FlowFigures();

  private static final String BY_MONTH =
      """
      SELECT <label> AS label, sum(amount) AS figure
        FROM county
       WHERE measure_version_id = :rule AND effective_on >= :from AND effective_on < :to
       GROUP BY label HAVING sum(amount) <> 0 ORDER BY label
      """
          .replace("<label>", Months.LABEL);

  private static final String BY_PLACE =
      """
      SELECT place AS label, sum(amount) AS figure
        FROM here
       WHERE measure_version_id = asked.rule
         AND effective_on >= asked.first_day AND effective_on < asked.day_after
       GROUP BY place HAVING sum(amount) <> 0
      """;

  private static final String BY_SPLIT =
      """
      SELECT position, label, sum(amount) AS figure
        FROM split
       WHERE measure_version_id = :rule AND effective_on >= :from AND effective_on < :to
       GROUP BY position, label HAVING sum(amount) <> 0 ORDER BY position, label
      """;

  private FlowFigures() {}

  @Override
  public FigureSource.FigureReader reader() {
    return SummedFigures.READER;
  }

  @Override
  public List<Figure> overTime(
      Handle handle, MeasureVersion version, List<Period> months, LocalDate knownAt) {
    var sums = CellQueries.labelled(handle, BY_MONTH, version, Months.all(months), knownAt);
    return Months.figures(version, months, sums);
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
}
