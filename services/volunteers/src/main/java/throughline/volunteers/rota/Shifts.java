package throughline.volunteers.rota;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;

/** Shifts, which happen once and take a number of people. */
@ApplicationScoped
class Shifts {
  /**
   * A shift.
   *
   * @param cancelUntil until when whoever signed up may give it up by themselves
   * @param cancelReason null if it takes place
   * @param mine whether the person who looks has signed up for it
   */
  @Schema(name = "Shift", description = "A time that takes a number of volunteers once")
  public record Shift(
      UUID id,
      String place,
      String placeName,
      String role,
      String roleTitle,
      String title,
      Instant startsAt,
      Instant endsAt,
      Instant cancelUntil,
      int places,
      int taken,
      String cancelReason,
      boolean mine) {
    public int left() {
      return places - taken;
    }

    LocalDate day() {
      return London.dateOf(startsAt);
    }

    /** "Tuesday 24 November 2026, 10am to midday". */
    public String when() {
      return London.weekday(day()) + ", " + Times.of(startsAt, endsAt).words();
    }
  }

  private static final String SHIFT =
      """
      SELECT shift.id, place_code AS place, library.name AS place_name, role_code AS role, role.title AS role_title,
             shift.title, starts_at, ends_at, cancel_until, places, taken, cancel_reason,
             EXISTS (SELECT FROM shift_signup WHERE shift_id = shift.id AND given_up_at IS NULL
                        AND volunteer_id = CAST(:volunteer AS uuid)) AS mine
        FROM shift JOIN library ON library.code = place_code JOIN role ON role.code = role_code
      """;

  private static final String ONE =
      SHIFT
          + " WHERE shift.id = :id AND (CAST(:everywhere AS boolean) OR place_code = ANY (CAST(:places AS text[])))";

  private static final String TO_COME =
      SHIFT
          + """
            WHERE cancelled_at IS NULL AND starts_at > :now
              AND (taken < places OR EXISTS (
                SELECT FROM shift_signup WHERE shift_id = shift.id AND given_up_at IS NULL
                   AND volunteer_id = CAST(:volunteer AS uuid)))
            ORDER BY mine DESC, EXISTS (SELECT FROM volunteer_place WHERE volunteer_place.volunteer_id = CAST(:volunteer AS uuid)
                                AND volunteer_place.place_code = shift.place_code) DESC, starts_at, shift.id
            LIMIT :most
            """;

  private static final String SIGNED_UP =
      """
      SELECT volunteer_id AS volunteer, coalesce(display_name, 'A former volunteer') AS name,
             CAST(NULL AS date) AS first_day, CAST(NULL AS date) AS last_day
        FROM shift_signup LEFT JOIN person_details ON person_id = volunteer_id
       WHERE shift_id = :id AND given_up_at IS NULL
       ORDER BY lower(display_name), volunteer_id
      """;

  private final Sql sql;
  private final Clock clock;

  Shifts(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * @param volunteer who looks; null for somebody else
   */
  Shift one(UUID id, UUID volunteer, Places places) {
    return find(ONE, id, volunteer, places);
  }

  /** The shift, which nobody else changes until the transaction ends. */
  Shift lock(UUID id, UUID volunteer, Places places) {
    return find(ONE + " FOR UPDATE OF shift", id, volunteer, places);
  }

  private Shift find(String statement, UUID id, UUID volunteer, Places places) {
    return sql.of(statement)
        .bind("id", id)
        .bind("volunteer", volunteer)
        .bind("everywhere", places.all())
        .bind("places", places.codes())
        .first(Shift.class)
        .orElseThrow(() -> new NotFound("shift with this number"));
  }

  /** Those of the volunteer, then those with places left: first where they help. */
  List<Shift> toCome(UUID volunteer, int most) {
    return sql.of(TO_COME)
        .bind("volunteer", volunteer)
        .bind("now", clock.instant())
        .bind("most", most)
        .list(Shift.class);
  }

  List<Slots.Member> signedUp(UUID id) {
    return sql.of(SIGNED_UP).bind("id", id).list(Slots.Member.class);
  }
}
