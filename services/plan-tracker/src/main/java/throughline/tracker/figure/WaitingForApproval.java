package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.engine.database.AnswerCache;
import throughline.tracker.engine.ledger.StillLedger;
import throughline.tracker.engine.rule.MeasureVersion;

/**
 * The days of hours that count once somebody approves them: a month with one of them still changes.
 */
final class WaitingForApproval {

  private static final String WHY = "status is submitted, not approved";
  private static final String STATUS = "status";
  private static final List<String> APPROVED = List.of("APPROVED");

  private static final String HOW_MANY =
      """
      SELECT measure_version_id, sum(facts) AS facts
        FROM not_counted
       WHERE detail = :why AND known_on <= :knownAt
       GROUP BY measure_version_id
      HAVING sum(facts) > 0
      """;

  /** So many days of knowledge are looked through, until all that wait are found. */
  private static final List<Integer> BACK = List.of(14, 90, 36_500);

  /** By when they became known, since nearly all that waits is new, and by nothing else. */
  private static final String FACTS =
      """
      SELECT fact_id
        FROM (SELECT entry_id, entry_kind_id, fact_id
                FROM entry
               WHERE known_at >= :from AND known_on <= :knownAt AND detail = '<why>' AND amount > 0
                 AND entry_kind_id + 0 = ANY (ARRAY (SELECT entry_kind_id FROM entry_kind_measure WHERE measure_version_id = :rule))
              OFFSET 0) AS began
       WHERE NOT EXISTS (SELECT
                           FROM entry AS ended
                          WHERE ended.fact_id = began.fact_id AND ended.entry_kind_id = began.entry_kind_id
                            AND ended.detail = '<why>' AND ended.amount < 0
                            AND ended.entry_id > began.entry_id AND ended.known_on <= :knownAt
                         OFFSET 0)
      """
          .replace("<why>", WHY);

  private static final String DAYS =
      """
      SELECT DISTINCT (day ->> 'date')::date AS day
        FROM unnest(:facts) AS waiting (fact_id)
       CROSS JOIN LATERAL (SELECT body
                             FROM fact_version
                            WHERE fact_version.fact_id = waiting.fact_id
                            ORDER BY version DESC
                            LIMIT 1) AS latest
       CROSS JOIN LATERAL json_array_elements(latest.body -> 'days') AS day
      """;

  private record HowMany(LocalDate knownAt) {}

  private record Days(int rule, LocalDate knownAt) {}

  private WaitingForApproval() {}

  static boolean isIn(Handle handle, MeasureVersion version, Period period, LocalDate knownAt) {
    return parts(version)
        .flatMap(part -> days(handle, part, knownAt).stream())
        .anyMatch(day -> !day.isBefore(period.from()) && day.isBefore(period.to()));
  }

  private static Stream<MeasureVersion> parts(MeasureVersion version) {
    return version.isShare()
        ? Stream.of(version.parts().numerator(), version.parts().denominator())
            .flatMap(WaitingForApproval::parts)
        : Stream.of(version).filter(WaitingForApproval::countsWhatIsApproved);
  }

  private static boolean countsWhatIsApproved(MeasureVersion version) {
    return version
        .measure()
        .rule()
        .filter(rule -> APPROVED.equals(rule.when().get(STATUS)))
        .isPresent();
  }

  private static Set<LocalDate> days(Handle handle, MeasureVersion version, LocalDate knownAt) {
    int rule = Math.toIntExact(version.measureVersionId());
    long facts =
        AnswerCache.<HowMany, Map<Integer, Long>>one(
                handle, new HowMany(knownAt), asked -> howMany(handle, knownAt))
            .getOrDefault(rule, 0L);
    if (facts == 0) {
      return Set.of();
    }
    return AnswerCache.one(
        handle,
        new Days(rule, knownAt),
        asked ->
            StillLedger.each(
                    handle, List.of(asked), open -> List.of(read(handle, rule, knownAt, facts)))
                .get(0));
  }

  private static Map<Integer, Long> howMany(Handle handle, LocalDate knownAt) {
    return handle
        .createQuery(HOW_MANY)
        .bind("why", WHY)
        .bind("knownAt", knownAt)
        .map((row, at) -> Map.entry(row.getInt("measure_version_id"), row.getLong("facts")))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Set<LocalDate> read(Handle handle, int rule, LocalDate knownAt, long facts) {
    var found = List.<Long>of();
    for (int days : BACK) {
      if (found.size() < facts) {
        found = facts(handle, rule, knownAt, knownAt.minusDays(days));
      }
    }
    return handle
        .createQuery(DAYS)
        .bindArray("facts", Long.class, found)
        .mapTo(LocalDate.class)
        .set();
  }

  private static List<Long> facts(
      Handle handle, int rule, LocalDate knownAt, LocalDate firstKnown) {
    return handle
        .createQuery(FACTS)
        .bind("rule", rule)
        .bind("knownAt", knownAt)
        .bind("from", firstKnown.atStartOfDay(London.ZONE).toInstant())
        .mapTo(Long.class)
        .list();
  }
}
