package throughline.volunteers.volunteer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

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

  private final Jdbi jdbi;

  Volunteers(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public Volunteer of(UUID person) {
    return findByIdOptional(person).orElseGet(() -> register(person));
  }

  private Volunteer register(UUID person) {
    jdbi.useHandle(
        handle -> handle.createUpdate(REGISTER_UNLESS_REGISTERED).bind("person", person).execute());
    return findById(person);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void lock(UUID person) {
    jdbi.withHandle(
        handle -> handle.createQuery(LOCK).bind("person", person).mapTo(UUID.class).findOne());
  }
}
