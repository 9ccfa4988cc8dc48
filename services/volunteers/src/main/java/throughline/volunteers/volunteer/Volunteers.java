package throughline.volunteers.volunteer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** The people who give time. */
@ApplicationScoped
public class Volunteers implements PanacheRepositoryBase<Volunteer, UUID> {

  private static final String REGISTER_UNLESS_REGISTERED =
      """
      INSERT INTO volunteer (id) VALUES (:person)
      ON CONFLICT ON CONSTRAINT volunteer_pk DO NOTHING
      """;

  private static final String LOCK =
      "SELECT id FROM volunteer WHERE id = :person FOR NO KEY UPDATE";

  /** This person as a volunteer, from their first hours on. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Volunteer of(UUID person) {
    return findByIdOptional(person)
        .orElseGet(
            () -> {
              getEntityManager()
                  .createNativeQuery(REGISTER_UNLESS_REGISTERED)
                  .setParameter("person", person)
                  .executeUpdate();
              return findById(person);
            });
  }

  /** Holds back whatever else would change the hours of this volunteer, until the end. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void lock(UUID person) {
    getEntityManager().createNativeQuery(LOCK).setParameter("person", person).getResultList();
  }
}
