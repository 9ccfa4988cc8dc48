package throughline.tracker.rulechange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.statement.Query;
import throughline.tracker.engine.database.StoredJson;
import throughline.tracker.engine.rule.FieldWords;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.PlaceNames;

/**
 * The facts that a version which is tried takes otherwise than the one in force. Both have counted
 * everything that is known, so each line is told from what the two have posted; what the lines add
 * is the difference of the two figures, but of people, who count once.
 *
 * @param today the version in force; null when nothing feeds the measure
 */
record ChangedFacts(MeasureVersion today, MeasureVersion tried) {

  private static final int FETCHED = 1_000;
  private static final int NONE = -1;

  /** What somebody decided on a record stands on its line. */
  private static final String CHANGED =
      """
      WITH decided AS (
        SELECT decision.fact_id, target.fact_id AS about
          FROM fact AS decision
          JOIN fact_version AS v ON v.fact_id = decision.fact_id AND v.version = decision.latest_version
          JOIN fact AS target
            ON target.aggregate = v.body ->> 'aggregate' AND target.aggregate_id = v.body ->> 'aggregateId'
         WHERE decision.aggregate = 'exclusion'),
      net AS (
        SELECT coalesce(about, fact_id) AS fact_id, effective_on, place, subject,
               coalesce(sum(amount) FILTER (WHERE measure_version_id = :today), 0) AS today,
               coalesce(sum(amount) FILTER (WHERE measure_version_id = :tried), 0) AS tried
          FROM contribution
          LEFT JOIN decided USING (fact_id)
         WHERE measure_version_id IN (:today, :tried) AND effective_on >= :from AND effective_on < :to
           AND (:place::text IS NULL OR place = :place)
         GROUP BY coalesce(about, fact_id), effective_on, place, subject),
      changed AS (
        SELECT fact_id, sum(today) AS today, sum(tried) AS tried,
               CASE WHEN bool_and(today = 0) THEN 'COUNTED' WHEN bool_and(tried = 0) THEN 'LEFT_OUT' ELSE 'OTHERWISE' END
                 AS side,
               min(effective_on) FILTER (WHERE today <> tried) AS day,
               (array_agg(place ORDER BY effective_on, place) FILTER (WHERE today <> tried))[1] AS place
          FROM net
         GROUP BY fact_id
        HAVING bool_or(today <> tried))
      """;

  private static final String SHOWN =
      """
      , shown AS (
        SELECT page.*, f.aggregate, f.aggregate_id, v.version, v.body
          FROM (SELECT * FROM changed
                 WHERE :side::text IS NULL OR side = :side
                 ORDER BY day, fact_id LIMIT :limit OFFSET :skip) AS page
          JOIN fact AS f USING (fact_id)
          JOIN fact_version AS v ON v.fact_id = page.fact_id AND v.version = f.latest_version)
      """;

  private static final String LINES = CHANGED + SHOWN + "SELECT * FROM shown ORDER BY day, fact_id";

  /**
   * Everything is compared once: each side once at least, with none of its facts if none is shown.
   */
  private static final String LINES_AND_COUNTS =
      CHANGED
          + SHOWN
          + """
          SELECT counts.side AS of_side, counts.facts AS of_facts, counts.amount AS of_amount, shown.*
            FROM (SELECT side, count(*) AS facts, sum(tried - today) AS amount FROM changed GROUP BY side) AS counts
            LEFT JOIN shown USING (side)
           ORDER BY shown.day, shown.fact_id
          """;

  record Scope(LocalDate from, LocalDate to, String place, Side side) {

    static final Scope ALL =
        new Scope(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31), null, null);
  }

  record Counts(Map<Side, Count> bySide) {

    record Count(long facts, long amount) {}

    public long facts(Side side) {
      return bySide.getOrDefault(side, new Count(0, 0)).facts();
    }

    long facts(Scope scope) {
      return scope.side() == null
          ? bySide.values().stream().mapToLong(Count::facts).sum()
          : facts(scope.side());
    }

    long amount(Scope scope) {
      return bySide.entrySet().stream()
          .filter(entry -> scope.side() == null || scope.side() == entry.getKey())
          .mapToLong(entry -> entry.getValue().amount())
          .sum();
    }

    public List<Side> sides() {
      return List.of(Side.values());
    }
  }

  private record Line(
      Side side,
      String aggregate,
      String aggregateId,
      long version,
      LocalDate day,
      String place,
      long today,
      long tried,
      String body) {}

  private record LineAndCount(Side ofSide, long ofFacts, long ofAmount, @Nested Line line) {}

  record Some(Counts counts, List<ChangedFact> facts) {}

  Some some(Handle handle, Scope scope, int limit, long skip) {
    var counts = new EnumMap<Side, Counts.Count>(Side.class);
    var facts = new ArrayList<ChangedFact>();
    asked(handle, LINES_AND_COUNTS, scope)
        .bind("limit", limit)
        .bind("skip", skip)
        .mapTo(LineAndCount.class)
        .forEach(
            row -> {
              if (row.line().aggregate() != null) {
                facts.add(changed(row.line()));
              }
              counts.put(row.ofSide(), new Counts.Count(row.ofFacts(), row.ofAmount()));
            });
    return new Some(new Counts(counts), facts);
  }

  /** Hands over all of them, one after the other, without keeping them. */
  void each(Handle handle, Scope scope, Consumer<ChangedFact> receiver) {
    asked(handle, LINES, scope)
        .bind("limit", (Integer) null)
        .bind("skip", 0)
        .setFetchSize(FETCHED)
        .mapTo(Line.class)
        .map(this::changed)
        .useStream(lines -> lines.forEach(receiver));
  }

  private Query asked(Handle handle, String sql, Scope scope) {
    return handle
        .createQuery(sql)
        .bind("side", scope.side() == null ? null : scope.side().name())
        .bind("today", today == null ? NONE : today.measureVersionId())
        .bind("tried", tried.measureVersionId())
        .bind("from", scope.from())
        .bind("to", scope.to())
        .bind("place", scope.place());
  }

  private ChangedFact changed(Line line) {
    return new ChangedFact(
        line.side(),
        line.aggregate(),
        line.aggregateId(),
        line.version(),
        line.day(),
        line.place(),
        line.today(),
        line.tried(),
        why(line.side(), line.aggregate(), line.body()));
  }

  private String why(Side side, String aggregate, String body) {
    return switch (side) {
      case COUNTED -> "Today: " + whyNot(today, aggregate, body);
      case LEFT_OUT -> "New rule: " + whyNot(tried, aggregate, body);
      case OTHERWISE -> "Another amount, day or place";
    };
  }

  private static String whyNot(MeasureVersion version, String aggregate, String body) {
    if (version == null) {
      return "nothing feeds the measure";
    }
    if (!version.aggregates().contains(aggregate)) {
      return "a record of this kind is not counted";
    }
    var why = version.evaluator().evaluate(aggregate, StoredJson.read(body)).whyNot();
    return why.isEmpty() ? "it adds nothing in these days or there" : why;
  }

  /** A fact that a version which is tried takes otherwise. */
  record ChangedFact(
      Side side,
      String aggregate,
      String aggregateId,
      long version,
      LocalDate day,
      String place,
      long today,
      long tried,
      String why) {

    public String what() {
      return FieldWords.kind(aggregate);
    }

    public String placeName() {
      return PlaceNames.name(place);
    }

    public String change(Unit unit) {
      return FigureText.change(tried - today, unit);
    }
  }

  public enum Side {
    COUNTED("Would count", "counted"),
    LEFT_OUT("Would no longer count", "left-out"),
    OTHERWISE("Would count otherwise", "otherwise");

    private final String words;
    private final String path;

    Side(String words, String path) {
      this.words = words;
      this.path = path;
    }

    public String words() {
      return words;
    }

    public String path() {
      return path;
    }

    static Optional<Side> of(String path) {
      return Arrays.stream(values()).filter(side -> side.path.equals(path)).findFirst();
    }
  }
}
