package throughline.membership.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Personal details, apart from everything that events and measures use. Only a page or an answer
 * about one member, for somebody with a role that allows it, may read from here.
 */
@ApplicationScoped
public class PersonVault {

  private final EntityManager database;

  PersonVault(EntityManager database) {
    this.database = database;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void keep(Child child, Guardian guardian) {
    database.persist(child);
    // The guardian's row points at the child's, which Hibernate cannot know.
    database.flush();
    database.persist(guardian);
  }

  /** Empty when the record was erased. */
  public Optional<Child> child(UUID memberKey) {
    return Optional.ofNullable(database.find(Child.class, memberKey));
  }
}
