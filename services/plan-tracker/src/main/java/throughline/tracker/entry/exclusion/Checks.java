package throughline.tracker.entry.exclusion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import throughline.platform.core.time.London;
import throughline.tracker.engine.ledger.UsualAmounts;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.EntryVersion;
import throughline.tracker.entry.QueryEntries;

/** The records that add more to a measure than is usual, or tell of what has not happened yet. */
public final class Checks {

  private static final ObjectMapper JSON = new ObjectMapper();

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

  private Checks() {}

  public static List<CheckedRecord> read(Handle handle, Measures measures, LocalDate today) {
    var rules =
        measures.versions().stream()
            .filter(version -> version.measure().rule().orElseThrow().isOfThePast())
            .collect(Collectors.toMap(MeasureVersion::measureVersionId, version -> version));
    if (rules.isEmpty()) {
      return List.of();
    }
    var decisions = decisions(handle);
    var usual = UsualAmounts.read(handle);
    return handle
        .createQuery(RECORDS)
        .bindArray("rules", Integer.class, List.copyOf(rules.keySet()))
        .bindArray("sums", Integer.class, sums(rules.values()))
        .bind("today", today)
        .bind("most", MOST)
        .map(row -> record(row, rules, usual, decisions, today))
        .filter(Objects::nonNull)
        .list();
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

  private static Map<String, EntryVersion> decisions(Handle handle) {
    return QueryEntries.versions(handle, ManualEntryKind.EXCLUSION, "", LocalDate.of(9999, 1, 1))
        .stream()
        .collect(Collectors.toMap(EntryVersion::id, decision -> decision, (one, later) -> later));
  }

  /** Null when its source has put it right. */
  private static CheckedRecord record(
      RowView row,
      Map<Integer, MeasureVersion> rules,
      UsualAmounts usual,
      Map<String, EntryVersion> decisions,
      LocalDate today) {
    var rule = rules.get(row.getColumn("measure_version_id", Integer.class));
    var worth = rule.evaluator().evaluate(json(row.getColumn("body", String.class)));
    var excluded = row.getColumn("excluded", Boolean.class);
    var cameOn = London.dateOf(row.getColumn("known_at", Instant.class));
    var ahead = worth.amounts().keySet().stream().anyMatch(key -> key.effectiveOn().isAfter(today));
    if (!excluded && !ahead && !usual.wantsALook(rule, worth.total(), cameOn)) {
      return null;
    }
    var aggregate = row.getColumn("aggregate", String.class);
    var id = row.getColumn("aggregate_id", String.class);
    var last = worth.amounts().keySet().stream().reduce((one, later) -> later);
    return new CheckedRecord(
        rule.measure(),
        aggregate,
        id,
        worth.total(),
        last.map(key -> key.effectiveOn()).orElse(null),
        last.map(key -> key.place()).orElse(""),
        ahead,
        row.getColumn("latest_version", Long.class),
        excluded,
        decisions.get(Decisions.name(aggregate, id)));
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored fact is no JSON", e);
    }
  }
}
