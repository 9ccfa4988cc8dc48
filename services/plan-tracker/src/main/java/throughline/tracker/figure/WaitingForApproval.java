package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.database.AnswerCache;
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

  /** From the newest back until all of them are found, since nearly all that waits is new. */
  private static final String DAYS =
      """
      SELECT DISTINCT (day ->> 'date')::date AS day
        FROM (SELECT fact_id
                FROM contribution AS began
               WHERE measure_version_id = :rule AND detail = '<why>' AND amount > 0 AND known_on <= :knownAt
                 AND NOT EXISTS (SELECT 1
                                   FROM entry AS ended
                                  WHERE ended.fact_id = began.fact_id AND ended.entry_kind_id = began.entry_kind_id
                                    AND ended.detail = began.detail AND ended.amount < 0
                                    AND ended.entry_id > began.contribution_id AND ended.known_on <= :knownAt)
               ORDER BY contribution_id DESC
               LIMIT :facts) AS waiting
       CROSS JOIN LATERAL (SELECT body
                             FROM fact_version
                            WHERE fact_version.fact_id = waiting.fact_id
                            ORDER BY version DESC
                            LIMIT 1) AS latest
       CROSS JOIN LATERAL json_array_elements(latest.body -> 'days') AS day
      """
          .replace("<why>", WHY);

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
    return facts == 0
        ? Set.of()
        : AnswerCache.one(
            handle, new Days(rule, knownAt), asked -> read(handle, rule, knownAt, facts));
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
    return handle
        .createQuery(DAYS)
        .bind("rule", rule)
        .bind("knownAt", knownAt)
        .bind("facts", facts)
        .mapTo(LocalDate.class)
        .set();
  }
}
