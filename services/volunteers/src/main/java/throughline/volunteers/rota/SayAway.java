package throughline.volunteers.rota;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.volunteers.volunteer.Volunteers;

/**
 * Somebody is away for some days: nobody expects them at their slots, and the shifts that they
 * signed up for are given up, so that somebody else can come.
 */
@ApplicationScoped
public class SayAway {
  /** Some days, the first and the last among them. */
  record Away(UUID id, LocalDate firstDay, LocalDate lastDay) {}

  private static final String ADD =
      "INSERT INTO away (id, volunteer_id, first_day, last_day) VALUES (:id, :volunteer, :first, :last)";

  private static final String LOCK_SHIFTS =
      """
      SELECT shift.id FROM shift JOIN shift_signup ON shift_id = shift.id
      WHERE volunteer_id = :volunteer AND given_up_at IS NULL AND shift.starts_at > :now
        AND CAST(shift.starts_at AT TIME ZONE 'Europe/London' AS date) BETWEEN :first AND :last
      ORDER BY shift.id FOR UPDATE OF shift
      """;

  private static final String GIVE_UP =
      """
      WITH given_up AS (
        UPDATE shift_signup SET given_up_at = :now
        WHERE volunteer_id = :volunteer AND given_up_at IS NULL AND shift_id = ANY (CAST(:shifts AS uuid[]))
        RETURNING shift_id)
      UPDATE shift SET taken = taken - 1 FROM given_up WHERE id = shift_id
      """;

  private static final String TAKE_BACK =
      "DELETE FROM away WHERE id = :id AND volunteer_id = :volunteer";

  private static final String TO_COME =
      """
      SELECT id, first_day, last_day FROM away
      WHERE volunteer_id = :volunteer AND last_day >= :today ORDER BY first_day, last_day, id
      """;

  private final Volunteers volunteers;
  private final Sql sql;
  private final Clock clock;

  SayAway(Volunteers volunteers, Sql sql, Clock clock) {
    this.volunteers = volunteers;
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * The last day may be left out for one day.
   *
   * @return how many shifts were given up
   */
  @Transactional
  public int say(UUID volunteer, String firstDay, String lastDay) {
    var fields = new Fields();
    var today = London.today(clock);
    var first = SlotRequest.ahead(fields, "firstDay", firstDay, today, "Enter the first day");
    var last =
        TypedText.given(lastDay).isEmpty()
            ? first
            : SlotRequest.ahead(fields, "lastDay", lastDay, today, "Enter the last day");
    if (fields.ok() && last.isBefore(first)) {
      fields.reject("lastDay", "The last day is before the first");
    }
    fields.throwIfAny();
    volunteers.lock(volunteer);
    sql.of(ADD)
        .bind("id", UUID.randomUUID())
        .bind("volunteer", volunteer)
        .bind("first", first)
        .bind("last", last)
        .update();
    var now = clock.instant();
    var shifts =
        sql.of(LOCK_SHIFTS)
            .bind("volunteer", volunteer)
            .bind("now", now)
            .bind("first", first)
            .bind("last", last)
            .list(UUID.class);
    var givenUp =
        sql.of(GIVE_UP)
            .bind("volunteer", volunteer)
            .bind("now", now)
            .bind("shifts", shifts)
            .update();
    Log.infof("event=away-said shifts=%d", givenUp);
    return givenUp;
  }

  @Transactional
  void takeBack(UUID volunteer, UUID away) {
    sql.of(TAKE_BACK).bind("id", away).bind("volunteer", volunteer).update();
  }

  List<Away> toCome(UUID volunteer) {
    return sql.of(TO_COME)
        .bind("volunteer", volunteer)
        .bind("today", London.today(clock))
        .list(Away.class);
  }
}
