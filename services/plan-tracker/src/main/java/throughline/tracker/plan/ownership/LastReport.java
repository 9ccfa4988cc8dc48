package throughline.tracker.plan.ownership;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The newest figure that was entered for a measure. */
record LastReport(LocalDate lastDay, Instant enteredAt) {

  private static final String NEWEST =
      """
      SELECT measure, max(last_day) AS last_day, max(known_at) AS entered_at
        FROM (SELECT DISTINCT ON (f.fact_id) v.body ->> 'measure' AS measure, v.body ->> 'state' AS state,
                     (v.body ->> 'lastDay')::date AS last_day, v.known_at
                FROM fact AS f
                JOIN fact_version AS v USING (fact_id)
               WHERE f.aggregate = 'observation'
                 AND (v.known_at AT TIME ZONE 'Europe/London')::date <= :knownAt
               ORDER BY f.fact_id, v.version DESC) AS latest
       WHERE state = 'ENTERED'
       GROUP BY measure
      """;

  static Map<String, LastReport> read(Handle handle, LocalDate knownAt) {
    return handle
        .createQuery(NEWEST)
        .bind("knownAt", knownAt)
        .map(
            row ->
                Map.entry(
                    row.getColumn("measure", String.class),
                    new LastReport(
                        row.getColumn("last_day", LocalDate.class),
                        row.getColumn("entered_at", Instant.class))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
