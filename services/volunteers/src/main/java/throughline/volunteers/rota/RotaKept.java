package throughline.volunteers.rota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import throughline.platform.core.person.KeptOfPerson;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;

/** What the rota keeps of a person. */
@ApplicationScoped
class RotaKept implements KeptOfPerson {
  private static final String SLOTS =
      """
      SELECT library.name || ', ' || role.title AS what, slot_volunteer.first_day, slot_volunteer.last_day
        FROM slot_volunteer JOIN slot ON slot.id = slot_id JOIN library ON library.code = place_code
        JOIN role ON role.code = role_code
       WHERE volunteer_id = ANY (CAST(:records AS uuid[])) ORDER BY slot_volunteer.first_day, what
      """;

  private static final String AWAY =
      """
      SELECT 'Away' AS what, first_day, last_day FROM away
       WHERE volunteer_id = ANY (CAST(:records AS uuid[])) ORDER BY first_day
      """;

  private static final String SHIFTS =
      """
      SELECT shift.title || CASE WHEN given_up_at IS NULL THEN '' ELSE ' (given up)' END AS what,
             CAST(shift.starts_at AT TIME ZONE 'Europe/London' AS date) AS first_day, CAST(NULL AS date) AS last_day
        FROM shift_signup JOIN shift ON shift.id = shift_id
       WHERE volunteer_id = ANY (CAST(:records AS uuid[])) ORDER BY first_day, what
      """;

  private static final List<String> ERASE =
      List.of(
          "DELETE FROM slot_volunteer WHERE volunteer_id = :person",
          "DELETE FROM away WHERE volunteer_id = :person",
          "DELETE FROM rota_reminder WHERE volunteer_id = :person",
          "DELETE FROM rota_risk WHERE volunteer_id = :person",
          "DELETE FROM calendar_feed WHERE person_id = :person",
          """
          WITH gone AS (DELETE FROM shift_signup WHERE volunteer_id = :person RETURNING shift_id, given_up_at)
          UPDATE shift SET taken = taken - 1 FROM gone WHERE id = shift_id AND gone.given_up_at IS NULL
          """);

  /** Where both come to one slot or are signed up at one time, one of the two goes. */
  private static final List<String> MOVE =
      List.of(
          """
          DELETE FROM slot_volunteer twice USING slot_volunteer kept
          WHERE twice.volunteer_id = :from AND kept.volunteer_id = :to AND kept.slot_id = twice.slot_id
            AND daterange(kept.first_day, kept.last_day, '[]') && daterange(twice.first_day, twice.last_day, '[]')
          """,
          "UPDATE slot_volunteer SET volunteer_id = :to WHERE volunteer_id = :from",
          "UPDATE away SET volunteer_id = :to WHERE volunteer_id = :from",
          """
          WITH gone AS (
            DELETE FROM shift_signup twice USING shift_signup kept
            WHERE twice.volunteer_id = :from AND kept.volunteer_id = :to AND twice.given_up_at IS NULL
              AND kept.given_up_at IS NULL AND kept.starts_at < twice.ends_at AND twice.starts_at < kept.ends_at
            RETURNING twice.id, twice.shift_id)
          UPDATE shift SET taken = taken - 1 WHERE id IN (SELECT shift_id FROM gone)
          """,
          "UPDATE shift_signup SET volunteer_id = :to WHERE volunteer_id = :from",
          "DELETE FROM rota_reminder WHERE volunteer_id = :from",
          "DELETE FROM rota_risk WHERE volunteer_id = :from",
          "DELETE FROM calendar_feed WHERE person_id = :from");

  private record Item(String what, LocalDate firstDay, LocalDate lastDay) {
    Map<String, String> parts() {
      return lastDay == null
          ? Map.of("What", what, "From", London.date(firstDay))
          : Map.of("What", what, "From", London.date(firstDay), "Until", London.date(lastDay));
    }
  }

  private final Sql sql;

  RotaKept(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Set<String> tables() {
    return Set.of(
        "slot_volunteer", "away", "shift_signup", "rota_reminder", "rota_risk", "calendar_feed");
  }

  @Override
  public List<Held> held(Collection<UUID> records) {
    return List.of(
        held("Weekly slots", SLOTS, records),
        held("Shifts", SHIFTS, records),
        held("Times away", AWAY, records));
  }

  private Held held(String title, String statement, Collection<UUID> records) {
    var items = sql.of(statement).bind("records", records).list(Item.class);
    return new Held(title, items.stream().map(Item::parts).toList());
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(UUID person) {
    ERASE.forEach(statement -> sql.of(statement).bind("person", person).update());
  }

  /** When a merge is taken back, what was planned stays with the one who remained. */
  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void move(UUID from, UUID to, Collection<UUID> madeFor) {
    if (madeFor.contains(from)) {
      MOVE.forEach(statement -> sql.of(statement).bind("from", from).bind("to", to).update());
    }
  }
}
