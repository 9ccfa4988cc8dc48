package throughline.bookings.entrepreneur;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import throughline.bookings.Roles;
import throughline.bookings.entrepreneur.PersonRecords.PersonRecord;
import throughline.platform.core.permission.Places;
import throughline.platform.database.People;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.merge.Merges;
import throughline.platform.database.merge.StaffRecord;
import throughline.platform.database.merge.StaffRecords;

/** The records of people as staff see them: those who booked at their places. */
@Singleton
public class PersonRecords extends StaffRecords<PersonRecord> {
  /**
   * One record that remains.
   *
   * @param account whether the person signs in
   */
  record PersonRecord(UUID id, String name, String email, String phone, boolean account)
      implements StaffRecord {
    /** Hides who it is from any log that this object slips into. */
    @Override
    public String toString() {
      return "PersonRecord " + id;
    }
  }

  private static final String SHOWN =
      """
      SELECT entrepreneur.id, display_name AS name, email_address AS email, phone,
             subject IS NOT NULL AS account
      FROM entrepreneur
      JOIN person ON person.id = entrepreneur.id
      JOIN person_details ON person_id = person.id
      WHERE merged_into IS NULL AND (:everywhere OR EXISTS (
        SELECT FROM booking JOIN session ON session.id = session_id
        WHERE entrepreneur_id = entrepreneur.id AND library_code = ANY (:places)))
      """;

  private static final String FOUND =
      """
      AND (position(lower(:sought) IN lower(display_name)) > 0 OR lower(email_address) = lower(:sought)
           OR phone = regexp_replace(:sought, '[^0-9+]', '', 'g'))
      ORDER BY lower(display_name), entrepreneur.id LIMIT :most
      """;

  private final ErasePerson erasePerson;

  PersonRecords(
      ErasePerson erasePerson,
      Merges merges,
      People people,
      AuditTrail trail,
      Sql sql,
      Clock clock) {
    super(
        new Reading<>(PersonRecord.class, SHOWN, FOUND, 50, Roles.ADVISER),
        merges,
        people,
        trail,
        sql,
        clock);
    this.erasePerson = erasePerson;
  }

  /** Their name; not found if they booked at other places alone. */
  public String nameOf(UUID id, Places places) {
    return one(id, places).name();
  }

  @Override
  protected void forget(UUID id, Actor actor) {
    erasePerson.forget(id, actor);
  }
}
