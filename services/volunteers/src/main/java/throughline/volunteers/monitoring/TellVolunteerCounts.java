package throughline.volunteers.monitoring;

import static throughline.contracts.volunteers.VolunteerEvents.VOLUNTEERS_COUNTED;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import throughline.contracts.volunteers.VolunteerCountState;
import throughline.platform.core.time.London;
import throughline.platform.core.time.Quarter;
import throughline.platform.database.Sql;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;
import throughline.platform.messaging.Outbox;
import throughline.platform.messaging.OutboxEvent;

/**
 * Tells how many volunteers each place won and lost in the finished quarters of the last year,
 * again where hours that were approved or corrected since say otherwise.
 */
@Singleton
public class TellVolunteerCounts implements Job {
  private static final LocalTime AT = LocalTime.of(0, 25);
  private static final int QUARTERS = 5;

  private record Counted(
      String libraryCode, LocalDate lastDay, long version, long newlyActive, long lapsed) {}

  /**
   * Somebody begins by time after a year without any, at its place, and has lapsed a year after
   * time that none followed, at its place. Merged records are one person.
   */
  private static final String TELL =
      """
      WITH worked AS (
        SELECT coalesce(v.merged_into, v.id) AS person, e.library_code, e.started_at,
               CAST(e.started_at AT TIME ZONE 'Europe/London' AS date) AS day
        FROM hours_entry e JOIN volunteer v ON v.id = e.volunteer_id
        WHERE e.status = 'APPROVED'),
      beside AS (
        SELECT person, library_code, day, lag(day) OVER one AS before, lead(day) OVER one AS next
        FROM worked WINDOW one AS (PARTITION BY person ORDER BY started_at)),
      turned AS (
        SELECT person, library_code, day AS turned_on, true AS began FROM beside
        WHERE before IS NULL OR before < day - interval '1 year'
        UNION ALL
        SELECT person, library_code, CAST(day + interval '1 year' AS date), false FROM beside
        WHERE next IS NULL OR next > day + interval '1 year'),
      counted AS (
        SELECT library_code, CAST(date_trunc('quarter', turned_on) + interval '3 months' AS date) - 1 AS last_day,
               count(DISTINCT person) FILTER (WHERE began) AS newly_active,
               count(DISTINCT person) FILTER (WHERE NOT began) AS lapsed
        FROM turned WHERE turned_on >= CAST(:from AS date) AND turned_on < CAST(:to AS date)
        GROUP BY 1, 2),
      all_told AS (
        SELECT library_code, last_day, newly_active, lapsed FROM counted
        UNION ALL
        SELECT library_code, last_day, 0, 0 FROM volunteer_count AS told
        WHERE last_day >= CAST(:from AS date) AND last_day < CAST(:to AS date)
          AND NOT EXISTS (SELECT FROM counted
                          WHERE counted.library_code = told.library_code AND counted.last_day = told.last_day))
      INSERT INTO volunteer_count AS known (library_code, last_day, newly_active, lapsed)
      SELECT library_code, last_day, newly_active, lapsed FROM all_told ORDER BY library_code, last_day
      ON CONFLICT ON CONSTRAINT volunteer_count_pk DO UPDATE SET
        version = known.version + 1, newly_active = EXCLUDED.newly_active, lapsed = EXCLUDED.lapsed
      WHERE (known.newly_active, known.lapsed) IS DISTINCT FROM (EXCLUDED.newly_active, EXCLUDED.lapsed)
      RETURNING library_code, last_day, version, newly_active, lapsed
      """;

  private final Sql sql;
  private final Outbox outbox;
  private final Clock clock;

  TellVolunteerCounts(Sql sql, Outbox outbox, Clock clock) {
    this.sql = sql;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public Details details() {
    return new Details(
        "tell-volunteer-counts",
        "Tell the plan tracker how many volunteers began and lapsed",
        JobSchedule.dailyAt(AT));
  }

  @Override
  @Transactional
  public String run() {
    var running = Quarter.of(London.today(clock));
    var told =
        sql.of(TELL)
            .bind("from", running.first().minusMonths(3L * QUARTERS))
            .bind("to", running.first())
            .list(Counted.class);
    outbox.appendAll(told.stream().map(this::event).toList());
    return told.size() == 1 ? "1 count told" : told.size() + " counts told";
  }

  private OutboxEvent event(Counted told) {
    var state =
        new VolunteerCountState(
            told.version(), told.libraryCode(), told.lastDay(), told.newlyActive(), told.lapsed());
    var id = VolunteerCountState.id(told.libraryCode(), told.lastDay());
    return OutboxEvent.of(VOLUNTEERS_COUNTED, id, told.version(), clock.instant(), state);
  }
}
