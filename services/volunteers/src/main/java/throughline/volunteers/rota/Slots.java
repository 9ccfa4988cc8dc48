package throughline.volunteers.rota;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.Sql;

/** The slots of every week, who comes to them, and the days on which they do not take place. */
@ApplicationScoped
class Slots {
  /**
   * A slot of every week.
   *
   * @param weekday 1 for Monday
   * @param lastDay null if it goes on
   */
  record Slot(
      UUID id,
      String place,
      String placeName,
      String role,
      String roleTitle,
      int weekday,
      LocalTime starts,
      LocalTime ends,
      int wanted,
      LocalDate firstDay,
      LocalDate lastDay) {
    Times times() {
      return new Times(starts, ends);
    }

    DayOfWeek day() {
      return DayOfWeek.of(weekday);
    }

    /** "Tuesdays, 10am to midday". */
    public String when() {
      return day().getDisplayName(TextStyle.FULL, Locale.UK) + "s, " + times().words();
    }

    /** The first day of the slot on or after this one; it may be after its last. */
    LocalDate nextFrom(LocalDate day) {
      var from = day.isBefore(firstDay) ? firstDay : day;
      return from.plusDays(Math.floorMod(weekday - from.getDayOfWeek().getValue(), 7));
    }

    public boolean isOver(LocalDate today) {
      return lastDay != null && lastDay.isBefore(today);
    }
  }

  /** Somebody who comes to a slot. */
  record Member(UUID volunteer, String name, LocalDate firstDay, LocalDate lastDay) {}

  /** A day on which a slot does not take place. */
  record Off(LocalDate day, String reason) {}

  private static final String SLOT =
      """
      SELECT slot.id, place_code AS place, library.name AS place_name, role_code AS role, role.title AS role_title,
             weekday, starts, ends, wanted, first_day, last_day
        FROM slot JOIN library ON library.code = place_code JOIN role ON role.code = role_code
       WHERE slot.id = :id AND (CAST(:everywhere AS boolean) OR place_code = ANY (CAST(:places AS text[])))
      """;

  private static final String MEMBERS =
      """
      SELECT volunteer_id AS volunteer, coalesce(display_name, 'A former volunteer') AS name, first_day, last_day
        FROM slot_volunteer LEFT JOIN person_details ON person_id = volunteer_id
       WHERE slot_id = :id AND (last_day IS NULL OR last_day >= :today)
       ORDER BY lower(display_name), volunteer_id
      """;

  private static final String OFF =
      "SELECT day, reason FROM slot_off WHERE slot_id = :id AND day >= :today ORDER BY day";

  private static final String MAY_COME =
      """
      SELECT id AS volunteer, display_name AS name, CAST(NULL AS date) AS first_day, CAST(NULL AS date) AS last_day
        FROM volunteer JOIN person_details ON person_id = id
        JOIN volunteer_place ON volunteer_place.volunteer_id = id AND volunteer_place.place_code = :place
       WHERE status = 'ACTIVE' AND merged_into IS NULL
       ORDER BY lower(display_name), id
      """;

  private final Sql sql;

  Slots(Sql sql) {
    this.sql = sql;
  }

  Slot one(UUID id, Places places) {
    return slot(SLOT, id, places);
  }

  /** The slot, which nobody else changes until the transaction ends. */
  Slot lock(UUID id, Places places) {
    return slot(SLOT + " FOR UPDATE OF slot", id, places);
  }

  private Slot slot(String statement, UUID id, Places places) {
    return sql.of(statement)
        .bind("id", id)
        .bind("everywhere", places.all())
        .bind("places", places.codes())
        .first(Slot.class)
        .orElseThrow(() -> new NotFound("slot with this number"));
  }

  List<Member> members(UUID id, LocalDate today) {
    return sql.of(MEMBERS).bind("id", id).bind("today", today).list(Member.class);
  }

  List<Off> off(UUID id, LocalDate today) {
    return sql.of(OFF).bind("id", id).bind("today", today).list(Off.class);
  }

  /** Everybody who helps at a place. */
  List<Member> ofPlace(String place) {
    return sql.of(MAY_COME).bind("place", place).list(Member.class);
  }
}
