package throughline.volunteers.person;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Links people's records to their sign-in. */
@ApplicationScoped
public class People implements PanacheRepositoryBase<Person, UUID> {

  /** Somebody else's request of the same moment may have been first: it is waited for. */
  private static final String LINK_SUBJECT_UNLESS_LINKED =
      """
      INSERT INTO person (id, subject) VALUES (gen_random_uuid(), :subject)
      ON CONFLICT ON CONSTRAINT person_subject_uq DO NOTHING
      """;

  private static final String FOLLOW_DISPLAY_NAME =
      """
      INSERT INTO person_details (person_id, display_name)
      SELECT id, :displayName FROM person WHERE subject = :subject
      ON CONFLICT ON CONSTRAINT person_details_pk DO UPDATE SET display_name = excluded.display_name
      """;

  /** The record of this person, if they have acted before. */
  public Optional<UUID> find(String subject) {
    return find("subject", subject).firstResultOptional().map(Person::id);
  }

  /** The record of this person, made on first use; their name follows the sign-in. */
  @Transactional(Transactional.TxType.MANDATORY)
  public UUID recognise(SignedIn who) {
    var known = find("subject", who.subject()).firstResultOptional();
    if (known.filter(person -> who.displayName().equals(person.displayName())).isPresent()) {
      return known.get().id();
    }
    getEntityManager()
        .createNativeQuery(LINK_SUBJECT_UNLESS_LINKED)
        .setParameter("subject", who.subject())
        .executeUpdate();
    getEntityManager()
        .createNativeQuery(FOLLOW_DISPLAY_NAME)
        .setParameter("subject", who.subject())
        .setParameter("displayName", who.displayName())
        .executeUpdate();
    return find(who.subject()).orElseThrow();
  }
}
