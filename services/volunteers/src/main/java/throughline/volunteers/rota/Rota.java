package throughline.volunteers.rota;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.database.Sql;

/**
 * Who is expected when: by the slots of every week and the shifts of one day, on each day that it
 * is asked about. Nothing of it is stored; the clock in London says when a slot begins on a day.
 */
@ApplicationScoped
public class Rota {
  /**
   * Somebody who is expected once.
   *
   * @param slot null for a shift
   * @param shift null for a slot
   * @param title of a shift; null for a slot
   * @param day of the start, in London
   * @param away whether they said that they are away on that day
   */
  public record Expected(
      UUID volunteer,
      UUID slot,
      UUID shift,
      String title,
      String place,
      String placeName,
      String role,
      String roleTitle,
      LocalDate day,
      Instant startsAt,
      Instant endsAt,
      boolean away) {
    /** The number of the slot or shift. */
    public UUID about() {
      return slot == null ? shift : slot;
    }

    /** What the shift is called, or in which role they come. */
    public String what() {
      return title == null ? roleTitle : title;
    }

    /** "10am to midday". */
    public String times() {
      return Times.of(startsAt, endsAt).words();
    }
  }

  /**
   * A slot on one day, or a shift.
   *
   * @param slot null for a shift
   * @param shift null for a slot
   * @param title of a shift; null for a slot
   * @param supervised whether staff are with whoever comes
   * @param wanted how many people
   */
  public record Occasion(
      UUID slot,
      UUID shift,
      String title,
      String place,
      String placeName,
      String role,
      String roleTitle,
      boolean supervised,
      LocalDate day,
      Instant startsAt,
      Instant endsAt,
      int wanted) {
    /** The number of the slot or shift. */
    public UUID about() {
      return slot == null ? shift : slot;
    }

    boolean isOf(Expected expected) {
      return about().equals(expected.about()) && day.equals(expected.day());
    }

    /** What the shift is called, or the role of the slot. */
    public String what() {
      return title == null ? roleTitle : title;
    }

    /** "10am to midday". */
    public String times() {
      return Times.of(startsAt, endsAt).words();
    }
  }

  /** Every slot on every day from :from to :to on which it takes place. */
  static final String SLOT_DAYS =
      """
      slot_day AS (
        SELECT slot.id AS slot_id, slot.place_code, slot.role_code, slot.wanted, CAST(each AS date) AS day,
               (CAST(each AS date) + slot.starts) AT TIME ZONE 'Europe/London' AS starts_at,
               (CAST(each AS date) + CASE WHEN slot.ends <= slot.starts THEN 1 ELSE 0 END + slot.ends)
                 AT TIME ZONE 'Europe/London' AS ends_at
          FROM generate_series(CAST(:from AS timestamp), CAST(:to AS timestamp), interval '1 day') AS each
          JOIN slot ON slot.weekday = extract(isodow FROM each) AND slot.first_day <= each
                   AND (slot.last_day IS NULL OR slot.last_day >= each)
         WHERE NOT EXISTS (SELECT FROM slot_off WHERE slot_off.slot_id = slot.id AND slot_off.day = CAST(each AS date)))
      """;

  /** Everybody who comes to one of these, or would if they were not away. */
  static final String EXPECTED =
      "WITH "
          + SLOT_DAYS
          + """
          , planned AS (
            SELECT volunteer_id, slot_id, CAST(NULL AS uuid) AS shift_id, CAST(NULL AS text) AS title, place_code,
                   role_code, day, starts_at, ends_at
              FROM slot_day JOIN slot_volunteer USING (slot_id)
             WHERE day >= first_day AND (last_day IS NULL OR day <= last_day)
            UNION ALL
            SELECT volunteer_id, NULL, shift.id, title, place_code, role_code,
                   CAST(shift.starts_at AT TIME ZONE 'Europe/London' AS date), shift.starts_at, shift.ends_at
              FROM shift JOIN shift_signup ON shift_id = shift.id AND given_up_at IS NULL
             WHERE cancelled_at IS NULL
               AND shift.starts_at >= CAST(:from AS timestamp) AT TIME ZONE 'Europe/London'
               AND shift.starts_at < (CAST(:to AS timestamp) + interval '1 day') AT TIME ZONE 'Europe/London'),
          expected AS (
            SELECT volunteer_id AS volunteer, slot_id AS slot, shift_id AS shift, planned.title, place_code AS place,
                   library.name AS place_name, role_code AS role, role.title AS role_title, day, starts_at, ends_at,
                   EXISTS (SELECT FROM away WHERE away.volunteer_id = planned.volunteer_id
                              AND day BETWEEN away.first_day AND away.last_day) AS away
              FROM planned JOIN volunteer ON volunteer.id = volunteer_id AND status = 'ACTIVE'
              JOIN library ON library.code = place_code JOIN role ON role.code = role_code)
          """;

  private static final String IN_ORDER = " ORDER BY starts_at, ends_at, place, volunteer";

  private static final String OF_VOLUNTEERS =
      EXPECTED
          + "SELECT * FROM expected WHERE volunteer = ANY (CAST(:volunteers AS uuid[]))"
          + IN_ORDER;

  private static final String AT_PLACES =
      EXPECTED
          + "SELECT * FROM expected WHERE CAST(:everywhere AS boolean) OR place = ANY (CAST(:places AS text[]))"
          + IN_ORDER;

  private static final String OCCASIONS =
      "WITH "
          + SLOT_DAYS
          + """
          , occasion AS (
            SELECT slot_id AS slot, CAST(NULL AS uuid) AS shift, CAST(NULL AS text) AS title, place_code, role_code, day,
                   starts_at, ends_at, wanted
              FROM slot_day
            UNION ALL
            SELECT NULL, id, title, place_code, role_code, CAST(starts_at AT TIME ZONE 'Europe/London' AS date),
                   starts_at, ends_at, places
              FROM shift
             WHERE cancelled_at IS NULL
               AND starts_at >= CAST(:from AS timestamp) AT TIME ZONE 'Europe/London'
               AND starts_at < (CAST(:to AS timestamp) + interval '1 day') AT TIME ZONE 'Europe/London')
          SELECT slot, shift, occasion.title, place_code AS place, library.name AS place_name, role_code AS role,
                 role.title AS role_title, supervised, day, starts_at, ends_at, wanted
            FROM occasion JOIN library ON library.code = place_code JOIN role ON role.code = role_code
           WHERE CAST(:everywhere AS boolean) OR place_code = ANY (CAST(:places AS text[]))
           ORDER BY starts_at, ends_at, role.title, slot, shift
          """;

  private final Sql sql;

  Rota(Sql sql) {
    this.sql = sql;
  }

  /** When these are expected, from the first day to the last, both included. */
  public List<Expected> of(Collection<UUID> volunteers, LocalDate from, LocalDate to) {
    return days(OF_VOLUNTEERS, from, to).bind("volunteers", volunteers).list(Expected.class);
  }

  /** Who is expected at these places, from the first day to the last, both included. */
  public List<Expected> at(Places places, LocalDate from, LocalDate to) {
    return at(AT_PLACES, places, from, to).list(Expected.class);
  }

  /** What takes place at these places, also where nobody comes. */
  public List<Occasion> occasions(Places places, LocalDate from, LocalDate to) {
    return at(OCCASIONS, places, from, to).list(Occasion.class);
  }

  private Sql.Statement at(String statement, Places places, LocalDate from, LocalDate to) {
    return days(statement, from, to)
        .bind("everywhere", places.all())
        .bind("places", places.codes());
  }

  private Sql.Statement days(String statement, LocalDate from, LocalDate to) {
    return sql.of(statement).bind("from", from).bind("to", to);
  }
}
