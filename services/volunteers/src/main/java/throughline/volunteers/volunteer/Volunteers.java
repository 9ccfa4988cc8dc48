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
}
