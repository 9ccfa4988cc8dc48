package throughline.tracker.figure.drilldown;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import throughline.platform.core.input.Fields;
import throughline.platform.core.time.London;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.AskedPlace;

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

    private static final String WRONG = "Use the place that the page before gave";

    static After read(String typed) {
      if (typed == null || typed.isBlank()) {
        return NOTHING;
      }
      var fields = new Fields();
      if (!typed.matches("\\d{4}-\\d{2}-\\d{2}_\\d{1,18}")) {
        fields.reject("after", WRONG);
        fields.throwIfAny();
      }
      var parts = typed.split("_");
      var day = fields.date("after", parts[0], WRONG);
      fields.throwIfAny();
      return new After(day, Long.parseLong(parts[1]));
    }
  }

  /** A page of the rows behind a figure, for programs. */
  @Schema(name = "Contributions")
  public record Contributions(
      PeriodView period,
      @Schema(
              description =
                  "What the figure is at the end of the day of knowledge, in the measure's unit")
          BigDecimal figure,
      @Schema(description = "What it is by what is known today, under the rule of today")
          BigDecimal today,
      @Schema(description = "What all rows come to: the figure when at was given") BigDecimal total,
      @Schema(
              description =
                  "Send it as at, with the rule's version, and the same rows come however much"
                      + " arrives")
          String at,
      int rule,
      List<Row> rows,
      boolean more,
      @Schema(description = "Send it as after for the next page; null on the last") String next,
      List<NotCounted> notCounted) {

    @Schema(name = "Period")
    record PeriodView(
        String label,
        @Schema(description = "The first day") LocalDate from,
        @Schema(description = "The last day, included") LocalDate to) {}
  }

  Optional<Contributions> open(AskedFigure asked, After after, int limit) {
    return transactions.read(
        handle ->
            FigureScope.of(handle, measures, asked, clock.instant())
                .map(scope -> open(handle, scope, after, limit)));
  }

  private Contributions open(Handle handle, FigureScope scope, After after, int limit) {
    var found = rows(handle, scope, after, limit + 1);
    var now = scope.now(handle);
    if (found.isEmpty() && now.value() == 0) {
      AskedPlace.refuseUnknownPart(scope.version(), scope.part().place());
    }
    var measure = scope.version().measure();
    var unit = measure.unit();
    var period = scope.period();
    var more = found.size() > limit;
    var rows = more ? found.subList(0, limit) : found;
    var last = more ? rows.get(limit - 1) : null;
    return new Contributions(
        new Contributions.PeriodView(period.label(), period.from(), period.lastDay()),
        unit.number(now.value()),
        scope
            .today(handle, measures, London.today(clock), now)
            .map(today -> unit.number(today.value()))
            .orElse(null),
        unit.number(ShownTotal.of(handle, scope, now.value())),
        scope.position().toString(),
        measure.version(),
        rows,
        more,
        more ? last.effectiveOn() + "_" + last.id() : null,
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
