package throughline.tracker.figure.drilldown;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import throughline.tracker.engine.ledger.ContributionSql;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.FigureAddress;
import throughline.tracker.figure.FigurePart;
import throughline.tracker.figure.FigureQuestion;
import throughline.tracker.figure.FigureSource;
import throughline.tracker.figure.Figures;
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.Period;

/**
 * The contributions that make up a figure: those of its rule, its days and its part, that were
 * known.
 */
record FigureScope(
    MeasureVersion version, AskedFigure asked, Period period, KnowledgePosition position) {

  private static final String OF_RULE = "c.measure_version_id = :rule AND c.known_on <= :knownAt";

  private static final String VISIBLE =
      """
      CASE WHEN c.known_at < :settled THEN true
           WHEN c.known_at >= :over THEN false
           ELSE coalesce((SELECT pg_visible_in_snapshot(v.stored_by, :position::pg_snapshot)
                            FROM fact_version AS v
                           WHERE v.fact_id = c.fact_id AND v.version = c.version), true) END\
      """;

  private static final String ON_DAYS = " AND c.effective_on >= :from AND c.effective_on < :to";

  /**
   * Whether it is of the part. The planner knows nothing of the values of a split and would take
   * those of one for so few that it put a year of them in order for a page: so it is not to see
   * that two are compared.
   */
  static final String PART =
      """
      (:place::text IS NULL OR c.place = :place)
         AND (:split::integer IS NULL OR coalesce(split_part(c.breakdown, '|', :split) = :value, false))\
      """;

  /**
   * Where what became known since the position is asked from: little, and found by when it became
   * known, whatever the planner thinks of the measure's days.
   */
  static final String LATELY = ContributionSql.byTime("= :rule", "known_at >= :settled") + " AS c";

  static final String KNOWN_SINCE = OF_RULE + " AND c.known_at >= :settled AND NOT " + VISIBLE;
  static final String KNOWN_ON_DAYS = OF_RULE + " AND " + VISIBLE + ON_DAYS;
  static final String CONTRIBUTIONS = KNOWN_ON_DAYS + " AND " + PART;
  static final String CONTRIBUTIONS_SINCE = KNOWN_SINCE + ON_DAYS + " AND " + PART;
  static final String CONTRIBUTIONS_NOW = OF_RULE + ON_DAYS + " AND " + PART;

  static Optional<FigureScope> of(
      Handle handle, MeasureStore measures, AskedFigure asked, Instant now) {
    var all = measures.read(handle);
    var version =
        asked.rule().isPresent()
            ? all.version(asked.measure(), asked.rule().getAsInt())
            : all.versionOrPart(asked.measure(), asked.knownAt());
    return version
        .filter(v -> !v.isShare())
        .filter(v -> asked.part().field() == null || v.breakdown(asked.part().field()) >= 0)
        .map(
            v ->
                new FigureScope(
                    v,
                    asked,
                    asked.period(FigureSource.of(v)),
                    asked.position().orElseGet(() -> KnowledgePosition.of(handle, now))));
  }

  Figure now(Handle handle) {
    var question = new FigureQuestion(version, period);
    return Figures.read(handle, question, asked.part(), asked.knownAt()).orElseThrow();
  }

  Optional<Figure> today(Handle handle, MeasureStore measures, LocalDate today, Figure now) {
    return measures
        .read(handle)
        .version(asked.measure(), today)
        .flatMap(
            v ->
                v.measureVersionId() == version.measureVersionId() && today.equals(asked.knownAt())
                    ? Optional.of(now)
                    : Figures.read(handle, new FigureQuestion(v, period), asked.part(), today));
  }

  FigureAddress address() {
    var address = FigureAddress.headline(version.measure(), asked.knownAt(), position).of(part());
    return asked.days().isEmpty() ? address : address.in(period);
  }

  FigurePart part() {
    return asked.part();
  }

  FigureSource source() {
    return FigureSource.of(version);
  }

  <S extends SqlStatement<S>> S bindKnown(S statement) {
    return statement
        .bind("rule", version.measureVersionId())
        .bind("knownAt", asked.knownAt())
        .bind("settled", position.settled())
        .bind("over", position.over())
        .bind("position", position.pgSnapshot());
  }

  <S extends SqlStatement<S>> S bind(S statement) {
    var days = source().contributing(period);
    return bindKnown(statement)
        .bind("from", days.from())
        .bind("to", days.to())
        .bind("place", part().place())
        .bind("split", part().field() == null ? null : version.breakdown(part().field()) + 1)
        .bind("value", part().value());
  }
}
