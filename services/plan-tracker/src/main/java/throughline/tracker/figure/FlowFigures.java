package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.MeasureVersion;

/** Happenings and amounts in a period: they add up. */
final class FlowFigures extends SummedFigures {

  static final FlowFigures SOURCE = new FlowFigures();

  private static final String BY_MONTH =
      """
      SELECT <label> AS label, sum(amount) AS figure
        FROM county
       WHERE measure_version_id = :rule AND effective_on >= :from AND effective_on < :to
       GROUP BY label HAVING sum(amount) <> 0 ORDER BY label
      """
          .replace("<label>", CellQueries.MONTH);

  private FlowFigures() {}

  @Override
  public List<Figure> overTime(
      Handle handle, MeasureVersion version, List<Period> months, LocalDate knownAt) {
    return CellQueries.byMonth(handle, BY_MONTH, version, months, knownAt);
  }
}
