package throughline.volunteers.rota;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import throughline.platform.database.Sql;
import throughline.platform.database.TextArray;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;

/**
 * Looks every night at everything that is planned: marks who may not serve by then, and frees the
 * places of who has left.
 */
@Singleton
class MarkRisks implements Job {
  private static final LocalTime NIGHT = LocalTime.of(3, 30);

  private static final String MARK =
      """
      WITH found AS (
        SELECT DISTINCT * FROM unnest(CAST(:volunteers AS uuid[]), CAST(:about AS uuid[]), CAST(:days AS date[]),
                                      CAST(:places AS text[])) AS each (volunteer_id, about_id, day, place_code)),
      gone AS (
        DELETE FROM rota_risk WHERE (volunteer_id, about_id, day) NOT IN (SELECT volunteer_id, about_id, day FROM found))
      INSERT INTO rota_risk (volunteer_id, about_id, day, place_code, found_at) SELECT *, :now FROM found
      ON CONFLICT DO NOTHING
      """;

  private static final String LOCK_SHIFTS =
      """
      SELECT shift.id FROM shift JOIN shift_signup ON shift_id = shift.id AND given_up_at IS NULL
      JOIN volunteer ON volunteer.id = volunteer_id AND status IN ('LEFT', 'REMOVED')
      WHERE shift.starts_at > :now ORDER BY shift.id FOR UPDATE OF shift
      """;

  private static final String FREE_PLACES =
      """
      WITH gone AS (
        UPDATE shift_signup SET given_up_at = :now FROM volunteer
        WHERE volunteer.id = volunteer_id AND status IN ('LEFT', 'REMOVED') AND given_up_at IS NULL AND starts_at > :now
          AND shift_id = ANY (CAST(:shifts AS uuid[]))
        RETURNING shift_id)
      UPDATE shift SET taken = taken - (SELECT count(*) FROM gone WHERE shift_id = shift.id)
      WHERE id IN (SELECT shift_id FROM gone)
      """;

  private final AtRisk atRisk;
  private final Sql sql;
  private final Clock clock;

  MarkRisks(AtRisk atRisk, Sql sql, Clock clock) {
    this.atRisk = atRisk;
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public Details details() {
    return new Details(
        "mark-risks", "Mark who is on the rota and not cleared", JobSchedule.dailyAt(NIGHT));
  }

  @Override
  public String run() {
    var days = QuarkusTransaction.requiringNew().call(this::mark);
    return days.size() + " days at risk";
  }

  private List<Rota.Expected> mark() {
    var now = clock.instant();
    var shifts = sql.of(LOCK_SHIFTS).bind("now", now).list(UUID.class);
    sql.of(FREE_PLACES).bind("now", now).bind("shifts", shifts).update();
    var days = atRisk.days();
    sql.of(MARK)
        .bind("volunteers", TextArray.of(days, Rota.Expected::volunteer))
        .bind("about", TextArray.of(days, Rota.Expected::about))
        .bind("days", TextArray.of(days, Rota.Expected::day))
        .bind("places", TextArray.of(days, Rota.Expected::place))
        .bind("now", now)
        .update();
    return days;
  }
}
