package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import throughline.tracker.measure.MeasureKind;
import throughline.tracker.measure.RegisteredRule;

/**
 * Reads figures from cells. A figure "as known at" a day is the same sum over the cells known by
 * then: one mechanism, not a second system.
 */
public final class Figures {

  private static final String FLOW =
      """
      SELECT coalesce(sum(amount), 0)
        FROM cell
       WHERE measure_version_id = :rule AND effective_on >= :from AND effective_on < :to AND known_on <= :knownAt
      """;

  /** A person counts once, however many facts support it, and only while one does. */
  private static final String DISTINCT_PEOPLE =
      """
      SELECT count(*)
        FROM (SELECT subject
                FROM cell
               WHERE measure_version_id = :rule AND effective_on >= :from AND effective_on < :to
                 AND known_on <= :knownAt
               GROUP BY subject
              HAVING sum(amount) > 0) AS people
      """;

  private static final String STOCK =
      """
      SELECT coalesce(sum(amount), 0)
        FROM cell
       WHERE measure_version_id = :rule AND effective_on < :to AND known_on <= :knownAt
      """;

  private static final String FLOW_BY =
      """
      SELECT <group> AS label, coalesce(sum(amount), 0) AS figure
        FROM cell
       WHERE measure_version_id = :rule AND effective_on >= :from AND effective_on < :to AND known_on <= :knownAt
       GROUP BY label HAVING sum(amount) <> 0 ORDER BY label
      """;

  private static final String DISTINCT_PEOPLE_BY =
      """
      SELECT label, count(*) AS figure
        FROM (SELECT <group> AS label, subject
                FROM cell
               WHERE measure_version_id = :rule AND effective_on >= :from AND effective_on < :to
                 AND known_on <= :knownAt
               GROUP BY label, subject
              HAVING sum(amount) > 0) AS people
       GROUP BY label ORDER BY label
      """;

  private static final String STOCK_BY =
      """
      SELECT <group> AS label, coalesce(sum(amount), 0) AS figure
        FROM cell
       WHERE measure_version_id = :rule AND effective_on < :to AND known_on <= :knownAt
       GROUP BY label HAVING sum(amount) <> 0 ORDER BY label
      """;

  /** The net change of a stock in each month; what came before the first month stands under it. */
  private static final String STOCK_CHANGES =
      """
      SELECT to_char(greatest(effective_on, :from), 'YYYY-MM') AS label, sum(amount) AS figure
        FROM cell
       WHERE measure_version_id = :rule AND effective_on < :to AND known_on <= :knownAt
       GROUP BY label ORDER BY label
      """;

  private static final String MONTH = "to_char(effective_on, 'YYYY-MM')";

  private Figures() {}

  /**
   * The figure of a period, or of a stock at the end of its last day.
   *
   * @param knownAt counts what was known by the end of this local day
   */
  public static long figure(Handle handle, RegisteredRule rule, Period period, LocalDate knownAt) {
    var sql =
        switch (rule.measure().kind()) {
          case STOCK -> STOCK;
          case DISTINCT_PEOPLE -> DISTINCT_PEOPLE;
          default -> FLOW;
        };
    return bind(handle.createQuery(sql), rule, period, knownAt).mapTo(Long.class).one();
  }

  /** The figure for each place that has one, by the place's code. */
  public static Map<String, Long> byPlace(
      Handle handle, RegisteredRule rule, Period period, LocalDate knownAt) {
    return grouped(handle, rule, period, knownAt, "place");
  }

  /**
   * The figure for each value of a field that the measure is split by.
   *
   * @param position of the field among the measure's breakdowns, from 0
   */
  public static Map<String, Long> byBreakdown(
      Handle handle, RegisteredRule rule, Period period, LocalDate knownAt, int position) {
    return grouped(
        handle, rule, period, knownAt, "split_part(breakdown, '|', %d)".formatted(position + 1));
  }

  /**
   * The figure of each month, in the order given; a stock's at the end of each.
   *
   * @param months one after another, without gaps
   */
  public static Map<Period, Long> byMonth(
      Handle handle, RegisteredRule rule, List<Period> months, LocalDate knownAt) {
    var stock = rule.measure().kind() == MeasureKind.STOCK;
    var all = new Period(months.get(0).from(), months.get(months.size() - 1).to(), "");
    var sums =
        stock
            ? map(bind(handle.createQuery(STOCK_CHANGES), rule, all, knownAt))
            : grouped(handle, rule, all, knownAt, MONTH);
    var figures = new LinkedHashMap<Period, Long>();
    long running = 0;
    for (var month : months) {
      long sum = sums.getOrDefault(month.from().toString().substring(0, 7), 0L);
      running += sum;
      figures.put(month, stock ? running : sum);
    }
    return figures;
  }

  private static Map<String, Long> grouped(
      Handle handle, RegisteredRule rule, Period period, LocalDate knownAt, String group) {
    var sql =
        switch (rule.measure().kind()) {
          case STOCK -> STOCK_BY;
          case DISTINCT_PEOPLE -> DISTINCT_PEOPLE_BY;
          default -> FLOW_BY;
        };
    return map(bind(handle.createQuery(sql.replace("<group>", group)), rule, period, knownAt));
  }

  private static Map<String, Long> map(Query query) {
    var figures = new LinkedHashMap<String, Long>();
    query
        .map(
            row ->
                figures.put(
                    row.getColumn("label", String.class), row.getColumn("figure", Long.class)))
        .list();
    return figures;
  }

  private static Query bind(Query query, RegisteredRule rule, Period period, LocalDate knownAt) {
    return query
        .bind("rule", rule.measureVersionId())
        .bind("from", period.from())
        .bind("to", period.to())
        .bind("knownAt", knownAt);
  }
}
