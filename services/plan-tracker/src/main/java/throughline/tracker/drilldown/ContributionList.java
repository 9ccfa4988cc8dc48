package throughline.tracker.drilldown;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;
import throughline.tracker.database.Snapshots;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Period;
import throughline.tracker.rule.Measure;
import throughline.tracker.rule.MeasureStore;
import throughline.tracker.rule.MeasureVersion;

/**
 * Opens a figure into the rows behind it. The total is added up from the rows, not read from the
 * figure.
 */
@Singleton
public class ContributionList {

  private static final String ROWS =
      """
      SELECT c.contribution_id, f.aggregate, f.aggregate_id, c.version, c.effective_on, c.place, c.breakdown,
             c.subject, c.amount, c.known_at, c.reason, c.detail, v.topic, v.partition, v.log_offset
        FROM contribution AS c
        JOIN fact AS f USING (fact_id)
        JOIN fact_version AS v ON v.fact_id = c.fact_id AND v.version = c.version
       WHERE c.measure_version_id = :rule AND c.effective_on >= :from AND c.effective_on < :to
         AND c.known_on <= :knownAt AND (c.effective_on, c.contribution_id) > (:afterDay, :afterId)
       ORDER BY c.effective_on, c.contribution_id
       LIMIT :limit
      """;

  private static final String SUM =
      """
      SELECT coalesce(sum(amount), 0)
        FROM contribution
       WHERE measure_version_id = :rule AND effective_on >= :from AND effective_on < :to AND known_on <= :knownAt
      """;

  /** Distinct people: how many are supported by the rows. */
  private static final String PEOPLE =
      """
      SELECT count(*)
        FROM (SELECT subject
                FROM contribution
               WHERE measure_version_id = :rule AND effective_on >= :from AND effective_on < :to
                 AND known_on <= :knownAt
               GROUP BY subject
              HAVING sum(amount) > 0) AS people
      """;

  /** Facts that did not count on the day of knowledge, by the reason of then. */
  private static final String NOT_COUNTED =
      """
      SELECT detail, sum(amount) AS facts
        FROM contribution
       WHERE measure_version_id = :rule AND effective_on IS NULL AND known_on <= :knownAt
       GROUP BY detail
      HAVING sum(amount) > 0
       ORDER BY facts DESC, detail
      """;

  private final Snapshots snapshots;
  private final MeasureStore measures;

  ContributionList(Snapshots snapshots, MeasureStore measures) {
    this.snapshots = snapshots;
    this.measures = measures;
  }

  /** One row of the ledger with the place in the log that it comes from. */
  public record Row(
      long id,
      String aggregate,
      String aggregateId,
      long version,
      LocalDate effectiveOn,
      String place,
      String breakdown,
      String subject,
      long amount,
      Instant knownAt,
      String reason,
      String detail,
      String topic,
      int partition,
      long offset) {}

  /** Where a page of rows begins: after this row. */
  public record After(LocalDate day, long id) {
    public static final After NOTHING = new After(LocalDate.of(1, 1, 1), 0);
  }

  /** How many facts do not count, for a reason. */
  public record NotCounted(String why, long facts) {}

  /**
   * A page of the rows behind a figure.
   *
   * @param figure what the dashboard shows, read from cells
   * @param total what all the rows come to, not only those of this page
   */
  public record Contributions(
      Measure measure,
      Period period,
      long figure,
      long total,
      List<Row> rows,
      boolean more,
      List<NotCounted> notCounted) {

    /** Where the next page begins; null when this is the last. */
    public String getNext() {
      if (!more) {
        return null;
      }
      var last = rows.get(rows.size() - 1);
      return last.effectiveOn() + "_" + last.id();
    }
  }

  /**
   * Opens a figure of a measure; empty when no event feeds one of this id.
   *
   * @param knownAt counts what was known by the end of this local day
   * @param limit the most rows of a page
   */
  Optional<Contributions> open(
      String measureId, AskedPeriod asked, LocalDate knownAt, After after, int limit) {
    return snapshots.read(
        handle ->
            measures
                .read(handle)
                .version(measureId, knownAt)
                .map(version -> open(handle, version, asked, knownAt, after, limit)));
  }

  private static Contributions open(
      Handle handle,
      MeasureVersion version,
      AskedPeriod asked,
      LocalDate knownAt,
      After after,
      int limit) {
    var source = FigureSource.of(version.measure());
    var period = asked.of(source, knownAt);
    var days = source.contributing(period);
    var rows = rows(handle, version, days, knownAt, after, limit + 1);
    var figure =
        source.figures(handle, List.of(new FigureQuestion(version, period)), knownAt).get(0);
    var total = source.countsPeople() ? PEOPLE : SUM;
    return new Contributions(
        version.measure(),
        period,
        figure.value(),
        bind(handle.createQuery(total), version, days, knownAt).mapTo(Long.class).one(),
        rows.subList(0, Math.min(limit, rows.size())),
        rows.size() > limit,
        notCounted(handle, version, knownAt));
  }

  private static List<Row> rows(
      Handle handle, MeasureVersion rule, Period days, LocalDate knownAt, After after, int limit) {
    return bind(handle.createQuery(ROWS), rule, days, knownAt)
        .bind("afterDay", after.day())
        .bind("afterId", after.id())
        .bind("limit", limit)
        .map(ContributionList::row)
        .list();
  }

  /** How many people the contributions of the days support. */
  static long people(Handle handle, MeasureVersion rule, Period days, LocalDate knownAt) {
    return bind(handle.createQuery(PEOPLE), rule, days, knownAt).mapTo(Long.class).one();
  }

  static List<NotCounted> notCounted(Handle handle, MeasureVersion rule, LocalDate knownAt) {
    return handle
        .createQuery(NOT_COUNTED)
        .bind("rule", rule.measureVersionId())
        .bind("knownAt", knownAt)
        .map(
            row ->
                new NotCounted(
                    row.getColumn("detail", String.class), row.getColumn("facts", Long.class)))
        .list();
  }

  static Query bind(Query query, MeasureVersion rule, Period days, LocalDate knownAt) {
    return query
        .bind("rule", rule.measureVersionId())
        .bind("from", days.from())
        .bind("to", days.to())
        .bind("knownAt", knownAt);
  }

  private static Row row(RowView row) {
    return new Row(
        row.getColumn("contribution_id", Long.class),
        row.getColumn("aggregate", String.class),
        row.getColumn("aggregate_id", String.class),
        row.getColumn("version", Long.class),
        row.getColumn("effective_on", LocalDate.class),
        row.getColumn("place", String.class),
        row.getColumn("breakdown", String.class),
        row.getColumn("subject", String.class),
        row.getColumn("amount", Long.class),
        row.getColumn("known_at", Instant.class),
        row.getColumn("reason", String.class),
        row.getColumn("detail", String.class),
        row.getColumn("topic", String.class),
        row.getColumn("partition", Integer.class),
        row.getColumn("log_offset", Long.class));
  }
}
