package throughline.tracker.engine.ledger;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.MeasureVersion;

/**
 * What a single record usually adds to a measure, and how far above it one has to be looked at. It
 * is the records of a year that say so, by the amount that 19 in 20 of them do not exceed: a few
 * that are wrong do not move it.
 */
public final class UsualAmounts {

  /** A record that adds more than so many times what is usual is one to look at. */
  public static final int TIMES = 3;

  /** Of fewer nobody can say what is usual. */
  private static final int FEWEST_RECORDS = 100;

  private static final String WORK_OUT =
      """
      INSERT INTO usual_amount (measure_version_id, in_force_on, usual, records)
      SELECT measure_version_id, :today::date + 1, usual, records
        FROM (SELECT measure_version_id, percentile_disc(0.95) WITHIN GROUP (ORDER BY amount) AS usual,
                     count(*) AS records
                FROM (SELECT measure_version_id, sum(amount) AS amount
                        FROM contribution
                       WHERE measure_version_id = ANY (:rules) AND effective_on IS NOT NULL
                         AND known_on > :today::date - 365 AND known_on <= :today
                       GROUP BY measure_version_id, fact_id
                      HAVING sum(amount) > 0) AS record
               GROUP BY measure_version_id) AS measure
       WHERE records >= :fewest
         AND usual IS DISTINCT FROM (SELECT last.usual
                                       FROM usual_amount AS last
                                      WHERE last.measure_version_id = measure.measure_version_id
                                      ORDER BY in_force_on DESC
                                      LIMIT 1)
      ON CONFLICT ON CONSTRAINT usual_amount_pk DO NOTHING
      """;

  private static final String INHERIT =
      """
      INSERT INTO usual_amount (measure_version_id, in_force_on, usual, records)
      SELECT :rule, in_force_on, usual, records
        FROM usual_amount
       WHERE measure_version_id = (SELECT u.measure_version_id
                                     FROM usual_amount AS u
                                     JOIN measure_version AS other USING (measure_version_id)
                                     JOIN measure_version AS mine ON mine.measure_version_id = :rule
                                    WHERE other.measure = mine.measure AND u.measure_version_id <> :rule
                                      AND other.rule ->> 'kind' = mine.rule ->> 'kind'
                                      AND other.rule ->> 'value' = mine.rule ->> 'value'
                                    ORDER BY u.in_force_on DESC, u.measure_version_id
                                    LIMIT 1)
      """;

  private static final String ALL =
      "SELECT measure_version_id, in_force_on, usual FROM usual_amount";

  private final Map<Integer, TreeMap<LocalDate, Long>> usual = new HashMap<>();

  private record Usual(int measureVersionId, LocalDate inForceOn, long usual) {}

  private UsualAmounts() {}

  /**
   * Works out what is usual by the end of a day, which is in force from the next on. Nothing is
   * changed of what was in force before.
   */
  public static int workOut(Handle handle, List<MeasureVersion> rules, LocalDate today) {
    return handle
        .createUpdate(WORK_OUT)
        .bind("today", today)
        .bind("fewest", FEWEST_RECORDS)
        .bindArray(
            "rules",
            Integer.class,
            rules.stream()
                .filter(rule -> rule.measure().rule().orElseThrow().addsAmounts())
                .map(MeasureVersion::measureVersionId)
                .toList())
        .execute();
  }

  /**
   * What is usual of a measure is usual under a new version of its rule that adds up the same: else
   * nothing would be looked at, old or new, until there are nights that say so. Before it counts
   * anything, so that it is noticed as it was when it came.
   */
  public static void inherit(Handle handle, int rule) {
    handle.createUpdate(INHERIT).bind("rule", rule).execute();
  }

  public static UsualAmounts read(Handle handle) {
    var amounts = new UsualAmounts();
    handle
        .createQuery(ALL)
        .mapTo(Usual.class)
        .forEach(
            row ->
                amounts
                    .usual
                    .computeIfAbsent(row.measureVersionId(), id -> new TreeMap<>())
                    .put(row.inForceOn(), row.usual()));
    return amounts;
  }

  public Long on(LocalDate day, MeasureVersion rule) {
    var byDay = usual.get(rule.measureVersionId());
    var entry = byDay == null ? null : byDay.floorEntry(day);
    return entry == null ? null : entry.getValue();
  }

  public boolean wantsALook(MeasureVersion rule, long amount, LocalDate day) {
    var onDay = on(day, rule);
    return rule.measure().rule().orElseThrow().wantsALook(amount)
        || onDay != null && amount > TIMES * onDay;
  }
}
