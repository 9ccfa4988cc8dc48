package throughline.volunteers.volunteer;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.Contact;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.merge.Merges;
import throughline.platform.database.merge.StaffRecord;
import throughline.platform.database.merge.StaffRecords;
import throughline.volunteers.Roles;
import throughline.volunteers.volunteer.Volunteer.Status;
import throughline.volunteers.volunteer.VolunteerRecords.VolunteerRecord;

/** The statements on volunteers as coordinators see them: those who help at their places. */
@Singleton
class VolunteerRecords extends StaffRecords<VolunteerRecord> {
  /**
   * One record that remains.
   *
   * @param account whether the person signs in
   */
  record VolunteerRecord(
      UUID id,
      String name,
      String email,
      String phone,
      boolean account,
      Status status,
      Instant statusSince,
      LocalDate dateOfBirth,
      LocalDate diedOn,
      List<String> places,
      List<String> placeNames,
      List<String> roles)
      implements StaffRecord {
    public String where() {
      return String.join(", ", placeNames);
    }

    public String helpsAs() {
      return String.join(", ", roles);
    }

    public LocalDate since() {
      return London.dateOf(statusSince);
    }

    public boolean is(String name) {
      return status.name().equals(name);
    }

    /** Whether a mail can invite them to join a sign-in of their own. */
    public boolean invitable() {
      return !account && email != null && (status == Status.ACTIVE || status == Status.PAUSED);
    }

    /** Hides who it is from any log that this object slips into. */
    @Override
    public String toString() {
      return "VolunteerRecord " + id;
    }
  }

  /** Whom to call if something happens. */
  record EmergencyContact(String name, String relationship, String phone) {
    private static final int LONGEST = 100;

    static EmergencyContact read(Fields fields, String name, String relationship, String phone) {
      return new EmergencyContact(
          fields.text("name", name, LONGEST, "Enter whom to call"),
          fields.text(
              "relationship", relationship, LONGEST, "Enter who they are, such as a sister"),
          Contact.readPhone(fields, phone));
    }

    /** Hides who it is from any log that this object slips into. */
    @Override
    public String toString() {
      return "EmergencyContact";
    }
  }

  /** What a volunteer keeps of their own record. */
  record OwnRecord(UUID id, String phone) {
    /** Hides who it is from any log that this object slips into. */
    @Override
    public String toString() {
      return "OwnRecord " + id;
    }
  }

  static final int MOST = 100;

  private static final String SHOWN =
      """
      SELECT volunteer.id, display_name AS name, email_address AS email, phone, subject IS NOT NULL AS account,
             status, status_since, date_of_birth, died_on,
             ARRAY(SELECT place_code FROM volunteer_place WHERE volunteer_id = volunteer.id ORDER BY 1) AS places,
             ARRAY(SELECT library.name FROM volunteer_place JOIN library ON library.code = place_code
                    WHERE volunteer_id = volunteer.id ORDER BY place_code) AS place_names,
             ARRAY(SELECT title FROM volunteer_role JOIN role ON role.code = role_code
                    WHERE volunteer_id = volunteer.id AND until IS NULL ORDER BY 1) AS roles
        FROM volunteer
        JOIN person ON person.id = volunteer.id
        JOIN person_details ON person_id = volunteer.id
       WHERE merged_into IS NULL AND status <> 'APPLICANT' AND (:everywhere OR EXISTS (
             SELECT FROM volunteer_place WHERE volunteer_id = volunteer.id AND place_code = ANY (CAST(:places AS text[]))))
      """;

  /** Those who help now if nothing is sought. */
  private static final String FOUND =
      """
      AND CASE WHEN CAST(:sought AS text) IS NULL THEN status IN ('ACTIVE', 'PAUSED')
               ELSE position(lower(:sought) IN lower(display_name)) > 0 OR lower(email_address) = lower(:sought)
                    OR phone = regexp_replace(:sought, '[^0-9+]', '', 'g') END
      ORDER BY lower(display_name), volunteer.id LIMIT :most
      """;

  private static final String RENAME =
      """
      UPDATE person_details SET display_name = :name, email_address = CAST(:email AS text), phone = CAST(:phone AS text)
       WHERE person_id = :id
      """;

  private static final String BORN =
      "UPDATE volunteer SET date_of_birth = CAST(:born AS date) WHERE id = :id";

  /** Of the places of whoever changes them alone: others are others' matter. */
  private static final String LEAVE_PLACES =
      """
      DELETE FROM volunteer_place
       WHERE volunteer_id = :id AND (:everywhere OR place_code = ANY (CAST(:places AS text[])))
         AND NOT place_code = ANY (CAST(:kept AS text[]))
      """;

  private static final String MOVE_TO =
      """
      UPDATE volunteer SET status = :to, status_since = :now, died_on = CAST(:died AS date)
       WHERE id = :id AND status = ANY (CAST(:from AS text[]))
      """;

  private static final String END_ROLES =
      "UPDATE volunteer_role SET until = greatest(since, CAST(:today AS date)) WHERE volunteer_id = :id AND until IS NULL";

  private static final String OWN =
      """
      SELECT volunteer.id, phone FROM person JOIN volunteer USING (id) JOIN person_details ON person_id = volunteer.id
       WHERE subject = :subject AND status IN ('ACTIVE', 'PAUSED') AND merged_into IS NULL
      """;

  private static final String CHANGE_PHONE =
      "UPDATE person_details SET phone = CAST(:phone AS text) WHERE person_id = :id";

  private static final String CONTACT =
      "SELECT name, relationship, phone FROM emergency_contact WHERE volunteer_id = :id";

  private static final String KEEP_CONTACT =
      """
      INSERT INTO emergency_contact (volunteer_id, name, relationship, phone, updated_at)
      VALUES (:id, :name, :relationship, :phone, :now)
      ON CONFLICT ON CONSTRAINT emergency_contact_pk DO UPDATE
         SET name = excluded.name, relationship = excluded.relationship, phone = excluded.phone, updated_at = :now
      """;

  private final ErasePerson erasePerson;
  private final Sql sql;

  VolunteerRecords(
      ErasePerson erasePerson,
      Merges merges,
      People people,
      AuditTrail trail,
      Sql sql,
      Clock clock) {
    super(
        new Reading<>(VolunteerRecord.class, SHOWN, FOUND, MOST, Roles.COORDINATOR),
        merges,
        people,
        trail,
        sql,
        clock);
    this.erasePerson = erasePerson;
    this.sql = sql;
  }

  @Override
  protected Map<String, String> more(VolunteerRecord record) {
    var more = new LinkedHashMap<String, String>();
    more.put("Helps at", record.where());
    more.put("Stands as", record.status().words());
    if (record.dateOfBirth() != null) {
      more.put("Date of birth", London.date(record.dateOfBirth()));
    }
    return more;
  }

  @Override
  protected void forget(UUID id, Actor actor) {
    erasePerson.forget(id, actor);
  }

  void change(UUID id, Contact contact, LocalDate born) {
    sql.of(RENAME)
        .bind("id", id)
        .bind("name", contact.name())
        .bind("email", contact.email().orElse(null))
        .bind("phone", contact.phone().orElse(null))
        .update();
    sql.of(BORN).bind("id", id).bind("born", born).update();
  }

  void leavePlaces(UUID id, Collection<String> kept, Places places) {
    at(LEAVE_PLACES, places).bind("id", id).bind("kept", kept).update();
  }

  /** Whether it was in one of these states. */
  boolean moveTo(UUID id, List<Status> from, Status to, LocalDate died, Instant now) {
    return sql.of(MOVE_TO)
            .bind("id", id)
            .bind("from", from)
            .bind("to", to)
            .bind("died", died)
            .bind("now", now)
            .update()
        == 1;
  }

  void endRoles(UUID id, LocalDate today) {
    sql.of(END_ROLES).bind("id", id).bind("today", today).update();
  }

  /** Of somebody who was accepted and has not left. */
  Optional<OwnRecord> own(String subject) {
    return sql.of(OWN).bind("subject", subject).first(OwnRecord.class);
  }

  void changePhone(UUID id, String phone) {
    sql.of(CHANGE_PHONE).bind("id", id).bind("phone", phone).update();
  }

  Optional<EmergencyContact> contact(UUID id) {
    return sql.of(CONTACT).bind("id", id).first(EmergencyContact.class);
  }

  void keep(UUID id, EmergencyContact contact, Instant now) {
    sql.of(KEEP_CONTACT)
        .bind("id", id)
        .bind("name", contact.name())
        .bind("relationship", contact.relationship())
        .bind("phone", contact.phone())
        .bind("now", now)
        .update();
  }
}
