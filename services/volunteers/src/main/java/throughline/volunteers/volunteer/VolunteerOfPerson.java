package throughline.volunteers.volunteer;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import throughline.platform.core.person.KeptOfPerson;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.volunteers.volunteer.VolunteerRecords.EmergencyContact;

/** Where and as what somebody helps, and whom to call. */
@ApplicationScoped
class VolunteerOfPerson implements KeptOfPerson {
  private static final String ROLES =
      """
      SELECT title, since, until FROM volunteer_role JOIN role ON code = role_code
       WHERE volunteer_id = ANY (CAST(:records AS uuid[])) ORDER BY since, title
      """;

  private static final String CONTACTS =
      """
      SELECT name, relationship, phone FROM emergency_contact
       WHERE volunteer_id = ANY (CAST(:records AS uuid[])) ORDER BY volunteer_id
      """;

  /** What one record has is the other's, too; taken apart, staff look at what each keeps. */
  private static final String GIVE =
      """
      WITH places AS (
        INSERT INTO volunteer_place (volunteer_id, place_code)
        SELECT :to, place_code FROM volunteer_place WHERE volunteer_id = :from
        ON CONFLICT ON CONSTRAINT volunteer_place_pk DO NOTHING),
      roles AS (
        INSERT INTO volunteer_role (volunteer_id, role_code, since, until)
        SELECT :to, role_code, since, until FROM volunteer_role WHERE volunteer_id = :from
        ON CONFLICT DO NOTHING),
      contact AS (
        INSERT INTO emergency_contact (volunteer_id, name, relationship, phone, updated_at)
        SELECT :to, name, relationship, phone, updated_at FROM emergency_contact WHERE volunteer_id = :from
        ON CONFLICT ON CONSTRAINT emergency_contact_pk DO NOTHING),
      reached AS (
        UPDATE person_details own
           SET email_address = coalesce(own.email_address, other.email_address), phone = coalesce(own.phone, other.phone)
          FROM person_details other WHERE own.person_id = :to AND other.person_id = :from)
      UPDATE volunteer own
         SET date_of_birth = coalesce(own.date_of_birth, other.date_of_birth),
             status = CASE WHEN own.status = 'APPLICANT' THEN other.status ELSE own.status END,
             status_since = CASE WHEN own.status = 'APPLICANT' THEN other.status_since ELSE own.status_since END
        FROM volunteer other WHERE own.id = :to AND other.id = :from
      """;

  private static final String ERASE =
      """
      WITH contact AS (DELETE FROM emergency_contact WHERE volunteer_id = :person),
      roles AS (DELETE FROM volunteer_role WHERE volunteer_id = :person)
      DELETE FROM volunteer_place WHERE volunteer_id = :person
      """;

  private record RoleHeld(String title, LocalDate since, LocalDate until) {
    Map<String, String> parts() {
      var parts = new LinkedHashMap<String, String>();
      parts.put("Role", title);
      parts.put("Since", London.date(since));
      if (until != null) {
        parts.put("Until", London.date(until));
      }
      return parts;
    }
  }

  private final Sql sql;

  VolunteerOfPerson(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Set<String> tables() {
    return Set.of("volunteer_place", "volunteer_role", "emergency_contact");
  }

  @Override
  public void erase(UUID person) {
    sql.of(ERASE).bind("person", person).update();
  }

  @Override
  public List<Held> held(Collection<UUID> records) {
    return List.of(
        new Held(
            "Roles",
            sql.of(ROLES).bind("records", records).list(RoleHeld.class).stream()
                .map(RoleHeld::parts)
                .toList()),
        new Held(
            "Emergency contact",
            sql.of(CONTACTS).bind("records", records).list(EmergencyContact.class).stream()
                .map(VolunteerOfPerson::parts)
                .toList()));
  }

  private static Map<String, String> parts(EmergencyContact contact) {
    var parts = new LinkedHashMap<String, String>();
    parts.put("Name", contact.name());
    parts.put("Who they are", contact.relationship());
    parts.put("Phone number", contact.phone());
    return parts;
  }

  @Override
  public Optional<String> inTheWay(UUID one, UUID other) {
    return sql.of(
                    "SELECT count(*) FROM person WHERE id = ANY (CAST(:both AS uuid[])) AND subject IS NOT NULL")
                .bind("both", List.of(one, other))
                .one(Long.class)
            > 1
        ? Optional.of(
            "Both sign in by themselves. Ask the person which sign-in they use, and have the other one closed")
        : Optional.empty();
  }

  @Override
  public void move(UUID from, UUID to, Collection<UUID> madeFor) {
    sql.of(GIVE).bind("from", from).bind("to", to).update();
  }
}
