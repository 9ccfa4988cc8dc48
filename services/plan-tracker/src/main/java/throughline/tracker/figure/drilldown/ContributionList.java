package throughline.tracker.figure.drilldown;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import throughline.platform.core.time.London;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.AskedPlace;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.Period;

/** Opens a figure into the rows behind it, its amounts as {@link Unit#number} has them. */
@Singleton
public class ContributionList {

  private static final String ROWS =
      """
      SELECT c.contribution_id, f.aggregate, f.aggregate_id, c.version, c.effective_on, c.place, c.breakdown,
             c.subject, trim_scale(c.amount::numeric / :keptAs) AS amount, c.known_at, c.reason, c.detail,
             v.topic, v.partition, v.log_offset
        FROM entry_kind_measure AS kind
       CROSS JOIN LATERAL (SELECT *
                             FROM contribution AS c
                            WHERE c.entry_kind_id = kind.entry_kind_id AND <contributions> AND c.effective_on >= :afterDay
                              AND (c.effective_on, c.contribution_id) > (:afterDay, :afterId)
                            ORDER BY c.effective_on, c.contribution_id
                            LIMIT :limit) AS c
        JOIN fact AS f USING (fact_id)
        JOIN fact_version AS v ON v.fact_id = c.fact_id AND v.version = c.version
       WHERE kind.measure_version_id = :rule
       ORDER BY c.effective_on, c.contribution_id
       LIMIT :limit
      """
          .replace("<contributions>", FigureScope.CONTRIBUTIONS);

  private final ReadOnlyTransactions transactions;
  private final MeasureStore measures;
  private final Clock clock;

  ContributionList(ReadOnlyTransactions transactions, MeasureStore measures, Clock clock) {
    this.transactions = transactions;
    this.measures = measures;
    this.clock = clock;
  }

  /** One row of the ledger with the place in the log that it comes from. */
  public record Row(
      @ColumnName("contribution_id") long id,
      String aggregate,
      String aggregateId,
      long version,
      LocalDate effectiveOn,
      String place,
      String breakdown,
      String subject,
      BigDecimal amount,
      Instant knownAt,
      String reason,
      String detail,
      String topic,
      int partition,
      @ColumnName("log_offset") long offset) {}

  public record After(LocalDate day, long id) {
    public static final After NOTHING = new After(LocalDate.of(1, 1, 1), 0);
  }

  /**
   * A page of the rows behind a figure.
   *
   * @param position what exactly was known
   * @param figure what the figure is now, read from cells
   * @param today what it is by what is known today; null when the measure is not split so any more
   * @param total what all the rows come to, not only those of this page
   */
  public record Contributions(
      Measure measure,
      Period period,
      KnowledgePosition position,
      BigDecimal figure,
      BigDecimal today,
      BigDecimal total,
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

  Optional<Contributions> open(AskedFigure asked, After after, int limit) {
    return transactions.read(
        handle ->
            FigureScope.of(handle, measures, asked, clock.instant())
                .map(scope -> open(handle, scope, after, limit)));
  }

  private Contributions open(Handle handle, FigureScope scope, After after, int limit) {
    var rows = rows(handle, scope, after, limit + 1);
    var now = scope.now(handle);
    if (rows.isEmpty() && now.value() == 0) {
      AskedPlace.refuseUnknownPart(scope.version(), scope.part().place());
    }
    var unit = scope.version().measure().unit();
    return new Contributions(
        scope.version().measure(),
        scope.period(),
        scope.position(),
        unit.number(now.value()),
        scope
            .today(handle, measures, London.today(clock), now)
            .map(today -> unit.number(today.value()))
            .orElse(null),
        unit.number(ShownTotal.of(handle, scope, now.value())),
        rows.subList(0, Math.min(limit, rows.size())),
        rows.size() > limit,
        NotCounted.read(handle, scope));
  }

  private static List<Row> rows(Handle handle, FigureScope scope, After after, int limit) {
    return scope
        .bind(handle.createQuery(ROWS))
        .bind("keptAs", scope.version().measure().unit().keptAs())
        .bind("afterDay", after.day())
        .bind("afterId", after.id())
        .bind("limit", limit)
        .mapTo(Row.class)
        .list();
  }
}
