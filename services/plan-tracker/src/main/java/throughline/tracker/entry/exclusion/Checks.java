package throughline.tracker.entry.exclusion;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.engine.database.StoredJson;
import throughline.tracker.engine.ledger.UsualAmounts;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.entry.EntryHistory;
import throughline.tracker.figure.FigureText;

/** The records that add more to a measure than is usual, or tell of what has not happened yet. */
public final class Checks {

  static final int MOST = 200;

  /**
   * Of what is excluded all, so that it can be put back: also what is usual now, under another
   * rule. What its source has put right since is not asked for, however new it is.
   */
  private static final String RECORDS =
      """
      WITH excluded AS MATERIALIZED (
        SELECT target.fact_id
          FROM fact AS decision
          JOIN fact_version AS v ON v.fact_id = decision.fact_id AND v.version = decision.latest_version
          JOIN fact AS target
            ON target.aggregate = v.body ->> 'aggregate' AND target.aggregate_id = v.body ->> 'aggregateId'
         WHERE decision.aggregate = 'exclusion' AND target.excluded),
      flagged AS MATERIALIZED (
        SELECT DISTINCT measure_version_id, fact_id
          FROM contribution AS c
         WHERE detail = 'counted, please look' AND measure_version_id = ANY (:sums) AND known_on <= :today
           AND NOT EXISTS (SELECT FROM contribution AS later
                            WHERE later.fact_id = c.fact_id AND later.measure_version_id = c.measure_version_id
                              AND later.contribution_id > c.contribution_id AND later.effective_on IS NOT NULL
                              AND later.detail <> 'counted, please look')),
      others AS MATERIALIZED (
        SELECT c.measure_version_id, fact_id
          FROM excluded
          JOIN contribution AS c USING (fact_id)
         WHERE c.measure_version_id = ANY (:rules) AND c.effective_on IS NOT NULL
         UNION
        SELECT measure_version_id, fact_id
          FROM contribution
         WHERE measure_version_id = ANY (:rules) AND effective_on > :today AND known_on <= :today),
      look AS MATERIALIZED (
        SELECT * FROM flagged
         UNION ALL
        SELECT (array_agg(measure_version_id ORDER BY measure_version_id = ANY (:sums) DESC, measure_version_id))[1],
               fact_id
          FROM others
         WHERE fact_id NOT IN (SELECT fact_id FROM flagged)
         GROUP BY fact_id),
      record AS (
        SELECT look.measure_version_id, f.aggregate, f.aggregate_id, f.latest_version, f.excluded, v.body, v.known_at
          FROM look
          JOIN fact AS f USING (fact_id)
          JOIN fact_version AS v ON v.fact_id = f.fact_id AND v.version = f.latest_version
         WHERE f.aggregate <> 'exclusion'
         ORDER BY f.excluded DESC, v.known_at DESC, f.aggregate_id
         LIMIT :most + (SELECT count(*) FROM look JOIN excluded USING (fact_id)))
      SELECT * FROM record ORDER BY known_at DESC, aggregate_id
      """;

  private record Row(
      int measureVersionId,
      String aggregate,
      String aggregateId,
      long latestVersion,
      boolean excluded,
      String body,
      Instant knownAt) {}

  private Checks() {}

  public static List<CheckedRecord> read(Handle handle, Measures measures, LocalDate today) {
    var rules =
        measures.versions().stream()
            .filter(version -> version.measure().rule().orElseThrow().isOfThePast())
            .collect(Collectors.toMap(MeasureVersion::measureVersionId, version -> version));
    if (rules.isEmpty()) {
      return List.of();
    }
    var decisions = Decisions.STORE.all(handle, LocalDate.of(9999, 1, 1));
    var usual = UsualAmounts.read(handle);
    return handle
        .createQuery(RECORDS)
        .bindArray("rules", Integer.class, List.copyOf(rules.keySet()))
        .bindArray("sums", Integer.class, sums(rules.values()))
        .bind("today", today)
        .bind("most", MOST)
        .mapTo(Row.class)
        .stream()
        .map(row -> record(row, rules.get(row.measureVersionId()), usual, decisions, today))
        .filter(Objects::nonNull)
        .toList();
  }

  private static List<Integer> sums(Collection<MeasureVersion> rules) {
    return rules.stream()
        .filter(version -> version.measure().rule().orElseThrow().addsAmounts())
        .map(MeasureVersion::measureVersionId)
        .toList();
  }

  static List<LookRule> rules(Handle handle, Measures measures, LocalDate day) {
    var usual = UsualAmounts.read(handle);
    return measures.versions().stream()
        .filter(version -> version.measure().rule().orElseThrow().addsAmounts())
        .map(version -> new LookRule(version.measure(), usual.on(day, version)))
        .filter(LookRule::isKnown)
        .toList();
  }

  /** Null when its source has put it right. */
  private static CheckedRecord record(
      Row row,
      MeasureVersion rule,
      UsualAmounts usual,
      Map<String, EntryHistory<JsonNode>> decisions,
      LocalDate today) {
    var worth = rule.evaluator().evaluate(StoredJson.read(row.body()));
    var ahead = worth.amounts().keySet().stream().anyMatch(key -> key.effectiveOn().isAfter(today));
    if (!row.excluded()
        && !ahead
        && !usual.wantsALook(rule, worth.total(), London.dateOf(row.knownAt()))) {
      return null;
    }
    var last = worth.amounts().keySet().stream().reduce((one, later) -> later);
    var decided =
        decisions.getOrDefault(
            Decisions.name(row.aggregate(), row.aggregateId()), EntryHistory.none());
    return new CheckedRecord(
        rule.measure(),
        row.aggregate(),
        row.aggregateId(),
        worth.total(),
        last.map(key -> key.effectiveOn()).orElse(null),
        last.map(key -> key.place()).orElse(""),
        ahead,
        row.latestVersion(),
        row.excluded(),
        decided.latest());
  }

  /** From what amount on somebody is asked to look at a record of a measure. */
  public record LookRule(Measure measure, Long usual) {

    public String above() {
      var byRule = measure.rule().orElseThrow().lookAbove();
      long bound =
          Math.min(
              byRule == null ? Long.MAX_VALUE : byRule,
              usual == null ? Long.MAX_VALUE : UsualAmounts.TIMES * usual);
      return "more than " + FigureText.of(bound, measure.unit());
    }

    public String why() {
      var byRule = measure.rule().orElseThrow().lookAbove();
      if (usual == null || byRule != null && byRule <= UsualAmounts.TIMES * usual) {
        return "by its rule";
      }
      return "three times the usual most of " + FigureText.of(usual, measure.unit());
    }

    boolean isKnown() {
      return usual != null || measure.rule().orElseThrow().lookAbove() != null;
    }
  }
}
