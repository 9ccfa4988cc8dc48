package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Figures that are sums of cells, whether of a period or of all days up to a date. */
abstract class SummedFigures implements FigureSource {

  private static final FigureReader READER = SummedFigures::read;

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

  @Override
  public FigureReader reader() {
    return READER;
  }

  private static List<Figure> read(
      Handle handle, List<FigureQuestion> questions, LocalDate knownAt) {
    var sums = CellQueries.sums(handle, questions, knownAt);
    var figures = new ArrayList<Figure>();
    for (var question : questions) {
      var source = FigureSource.of(question.version());
      figures.add(source.figure(question, sums.get(figures.size())));
    }
    return figures;
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
