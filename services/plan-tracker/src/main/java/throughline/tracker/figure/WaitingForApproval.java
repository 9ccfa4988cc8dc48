package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
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

  /** The last that came to wait answer for nearly every period that is asked about. */
  private static final String NEWEST =
      """
      SELECT fact_id
        FROM (SELECT fact_id, entry_kind_id, entry_id
                FROM entry
               WHERE known_on <= :knownAt AND detail = '<why>' AND amount > 0
                 AND entry_kind_id + 0 = ANY (ARRAY (SELECT entry_kind_id FROM entry_kind_measure WHERE measure_version_id = :rule))
               ORDER BY known_on DESC
               LIMIT 100) AS began
       WHERE NOT EXISTS (SELECT
                           FROM entry AS ended
                          WHERE ended.fact_id = began.fact_id AND ended.entry_kind_id = began.entry_kind_id
                            AND ended.detail = '<why>' AND ended.amount < 0
                            AND ended.entry_id > began.entry_id AND ended.known_on <= :knownAt
                         OFFSET 0)
      """
          .replace("<why>", WHY);

  /** So many days of knowledge are looked through, until all that wait are found. */
  private static final List<Integer> BACK = List.of(14, 90, 36_500);

  /** What began before those days and went on after a pause within them is not among these. */
  private static final String ALL =
      """
      SELECT fact_id
        FROM entry
       WHERE known_on > :after AND known_on <= :knownAt AND detail = '<why>'
         AND entry_kind_id + 0 = ANY (ARRAY (SELECT entry_kind_id FROM entry_kind_measure WHERE measure_version_id = :rule))
       GROUP BY fact_id, entry_kind_id
      HAVING sum(amount) > 0
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

  private record NewestDays(int rule, LocalDate knownAt) {}

  private record AllDays(int rule, LocalDate knownAt) {}

  private WaitingForApproval() {}

  static boolean isIn(Handle handle, MeasureVersion version, Period period, LocalDate knownAt) {
    return parts(version)
        .mapToInt(part -> Math.toIntExact(part.measureVersionId()))
        .anyMatch(rule -> isIn(handle, rule, period, knownAt));
  }

  private static boolean isIn(Handle handle, int rule, Period period, LocalDate knownAt) {
    long facts =
        AnswerCache.<HowMany, Map<Integer, Long>>one(
                handle, new HowMany(knownAt), asked -> howMany(handle, knownAt))
            .getOrDefault(rule, 0L);
    return facts > 0
        && (isAnyIn(period, newest(handle, rule, knownAt))
            || isAnyIn(period, all(handle, rule, knownAt, facts)));
  }

  private static boolean isAnyIn(Period period, Set<LocalDate> days) {
    return days.stream().anyMatch(day -> !day.isBefore(period.from()) && day.isBefore(period.to()));
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

  private static Map<Integer, Long> howMany(Handle handle, LocalDate knownAt) {
    return handle
        .createQuery(HOW_MANY)
        .bind("why", WHY)
        .bind("knownAt", knownAt)
        .map((row, at) -> Map.entry(row.getInt("measure_version_id"), row.getLong("facts")))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Set<LocalDate> newest(Handle handle, int rule, LocalDate knownAt) {
    return remembered(
        handle,
        new NewestDays(rule, knownAt),
        () -> days(handle, facts(handle, NEWEST, rule, knownAt).mapTo(Long.class).list()));
  }

  private static Set<LocalDate> all(Handle handle, int rule, LocalDate knownAt, long facts) {
    return remembered(
        handle,
        new AllDays(rule, knownAt),
        () -> {
          var found = List.<Long>of();
          for (int days : BACK) {
            if (found.size() < facts) {
              var known = facts(handle, ALL, rule, knownAt).bind("after", knownAt.minusDays(days));
              found = known.mapTo(Long.class).list();
            }
          }
          return days(handle, found);
        });
  }

  private static <K> Set<LocalDate> remembered(
      Handle handle, K question, Supplier<Set<LocalDate>> answer) {
    return AnswerCache.one(
        handle,
        question,
        asked -> StillLedger.each(handle, List.of(asked), open -> List.of(answer.get())).get(0));
  }

  private static Query facts(Handle handle, String sql, int rule, LocalDate knownAt) {
    return handle.createQuery(sql).bind("rule", rule).bind("knownAt", knownAt);
  }

  private static Set<LocalDate> days(Handle handle, List<Long> facts) {
    return handle
        .createQuery(DAYS)
        .bindArray("facts", Long.class, facts)
        .mapTo(LocalDate.class)
        .set();
  }
}
