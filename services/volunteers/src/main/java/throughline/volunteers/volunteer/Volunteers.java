package throughline.volunteers.volunteer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.person.Contact;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.NotAllowed;
import throughline.platform.database.People;
import throughline.platform.database.Sql;
import throughline.volunteers.volunteer.Volunteer.Status;

/** The people who give time. */
@ApplicationScoped
public class Volunteers implements PanacheRepositoryBase<Volunteer, UUID> {
  private static final String REGISTER_UNLESS_REGISTERED =
      """
      INSERT INTO volunteer (id, status, status_since) VALUES (:person, 'APPLICANT', :now)
      ON CONFLICT ON CONSTRAINT volunteer_pk DO NOTHING
      """;

  private static final String FOLLOW_ADDRESS =
      """
      UPDATE person_details SET email_address = :address
      WHERE person_id = :person AND email_address IS DISTINCT FROM :address
      """;

  private static final String LOCK =
      """
      SELECT CASE WHEN merged_into IS NULL THEN status ELSE 'LEFT' END AS status
      FROM volunteer WHERE id = :person FOR NO KEY UPDATE
      """;

  private static final String ADD =
      """
      WITH added AS (INSERT INTO person (id) VALUES (:id) RETURNING id),
      named AS (
        INSERT INTO person_details (person_id, display_name, email_address, phone)
        SELECT id, :name, CAST(:address AS text), CAST(:phone AS text) FROM added)
      INSERT INTO volunteer (id, status, status_since) SELECT id, :status, :now FROM added
      """;

  private static final String HELPS_AT =
      """
      INSERT INTO volunteer_place (volunteer_id, place_code)
      SELECT :person, unnest(CAST(:places AS text[]))
      ON CONFLICT ON CONSTRAINT volunteer_place_pk DO NOTHING
      """;

  private static final String ACCEPT =
      """
      UPDATE volunteer SET status = 'ACTIVE', status_since = :now
      WHERE id = :person AND status <> 'ACTIVE' AND died_on IS NULL AND erased_at IS NULL
      """;

  private static final String LOCK_ALL =
      "SELECT id FROM volunteer WHERE id = ANY (CAST(:people AS uuid[])) ORDER BY id FOR NO KEY UPDATE";

  private final People people;
  private final Sql sql;
  private final Clock clock;

  Volunteers(People people, Sql sql, Clock clock) {
    this.people = people;
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * The record of whoever is signed in, made on first use.
   *
   * @param address where they get mail, which follows the sign-in; empty leaves what is known
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public UUID recognise(SignedIn who, Optional<String> address) {
    var person = people.recognise(who);
    address.ifPresent(
        given -> sql.of(FOLLOW_ADDRESS).bind("address", given).bind("person", person).update());
    register(person);
    return person;
  }

  /** Makes an applicant of a person who is not known as a volunteer; of others nothing changes. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void register(UUID person) {
    sql.of(REGISTER_UNLESS_REGISTERED).bind("person", person).bind("now", clock.instant()).update();
  }

  /**
   * Has whatever else changes this volunteer, or what they gave, wait until the transaction ends.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void lock(UUID person) {
    sql.of(LOCK).bind("person", person).first(Status.class);
  }

  /** The same of somebody who may volunteer now; of anybody else it is refused. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Volunteer lockActive(UUID person) {
    var status = sql.of(LOCK).bind("person", person).first(Status.class).orElse(Status.APPLICANT);
    if (status != Status.ACTIVE) {
      throw refused(status);
    }
    return findById(person);
  }

  private static NotAllowed refused(Status status) {
    return switch (status) {
      case PAUSED ->
          new NotAllowed(
              "volunteer-paused",
              "Your volunteering is paused. Ask a coordinator of your library to begin again");
      case LEFT, REMOVED ->
          new NotAllowed(
              "volunteer-left",
              "You no longer volunteer here. To begin again, choose a role at /roles and apply");
      default ->
          new NotAllowed(
              "apply-first",
              "Apply first: only accepted volunteers log hours or sign up. Choose a role at /roles"
                  + " and apply; if you have applied, you get a mail once it is decided");
    };
  }

  /**
   * Somebody without an account whom staff name, a volunteer from now on: always a new record,
   * since two people may have one name.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public UUID addByStaff(Contact contact, Collection<String> places) {
    return add(contact, places, Status.ACTIVE);
  }

  /** Somebody without an account who applies. */
  @Transactional(Transactional.TxType.MANDATORY)
  public UUID addApplicant(Contact contact) {
    return add(contact, List.of(), Status.APPLICANT);
  }

  private UUID add(Contact contact, Collection<String> places, Status status) {
    var id = UUID.randomUUID();
    sql.of(ADD)
        .bind("id", id)
        .bind("name", contact.name())
        .bind("address", contact.email().orElse(null))
        .bind("phone", contact.phone().orElse(null))
        .bind("status", status)
        .bind("now", clock.instant())
        .update();
    helpsAt(id, places);
    return id;
  }

  /** Lets somebody volunteer at these places; who does so already helps there as well. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void accept(UUID person, Collection<String> places) {
    register(person);
    sql.of(ACCEPT).bind("person", person).bind("now", clock.instant()).update();
    helpsAt(person, places);
  }

  /** Adds places where somebody helps. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void helpsAt(UUID person, Collection<String> places) {
    sql.of(HELPS_AT).bind("person", person).bind("places", places).update();
  }

  /** Locks many, in the order that everybody keeps. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void lock(Collection<UUID> people) {
    sql.of(LOCK_ALL).bind("people", people).list(UUID.class);
  }
}
