package throughline.volunteers.today;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import throughline.platform.database.Sql;
import throughline.platform.database.TextArray;
import throughline.volunteers.rota.Rota;

/** Who came, as staff recorded it. */
@ApplicationScoped
class Attendances {
  /**
   * Somebody at a slot on a day or at a shift.
   *
   * @param cleared by how they stood in the role on that day
   */
  record Seen(Rota.Occasion occasion, UUID volunteer, boolean came, boolean cleared) {}

  /** Somebody of whom it is recorded. */
  record Recorded(UUID about, UUID volunteer, String name, boolean came) {}

  private static final String RECORD =
      """
      INSERT INTO attendance (about_id, day, volunteer_id, place_code, role_code, came, cleared, recorded_by, recorded_at)
      SELECT about_id, day, volunteer_id, place_code, role_code, came, cleared, :by, :now
        FROM unnest(CAST(:about AS uuid[]), CAST(:days AS date[]), CAST(:volunteers AS uuid[]), CAST(:places AS text[]),
                    CAST(:roles AS text[]), CAST(:came AS boolean[]), CAST(:cleared AS boolean[]))
          AS each (about_id, day, volunteer_id, place_code, role_code, came, cleared)
       ORDER BY about_id, day, volunteer_id
      ON CONFLICT ON CONSTRAINT attendance_pk DO UPDATE
        SET came = true, recorded_by = EXCLUDED.recorded_by, recorded_at = EXCLUDED.recorded_at
        WHERE EXCLUDED.came AND NOT attendance.came
      """;

  private static final String OF_DAY =
      """
      SELECT about_id AS about, volunteer_id AS volunteer, coalesce(display_name, 'A former volunteer') AS name, came
        FROM attendance LEFT JOIN person_details ON person_id = volunteer_id
       WHERE place_code = :place AND day = :day
       ORDER BY lower(display_name), volunteer_id
      """;

  private final Sql sql;

  Attendances(Sql sql) {
    this.sql = sql;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void record(Collection<Seen> all, UUID by, Instant now) {
    sql.of(RECORD)
        .bind("about", TextArray.of(all, each -> each.occasion().about()))
        .bind("days", TextArray.of(all, each -> each.occasion().day()))
        .bind("volunteers", TextArray.of(all, Seen::volunteer))
        .bind("places", TextArray.of(all, each -> each.occasion().place()))
        .bind("roles", TextArray.of(all, each -> each.occasion().role()))
        .bind("came", TextArray.of(all, Seen::came))
        .bind("cleared", TextArray.of(all, Seen::cleared))
        .bind("by", by)
        .bind("now", now)
        .update();
  }

  List<Recorded> of(String place, LocalDate day) {
    return sql.of(OF_DAY).bind("place", place).bind("day", day).list(Recorded.class);
  }
}
