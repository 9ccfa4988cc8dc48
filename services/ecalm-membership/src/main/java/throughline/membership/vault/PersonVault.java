package throughline.membership.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Personal details, apart from everything that events and measures use. Only a page or an answer
 * about one member, for somebody with a role that allows it, may read from here.
 */
@ApplicationScoped
public class PersonVault {

  private static final String GUARDIANS = "select g.id from Guardian g where g.memberKey = :member";

  private final EntityManager database;

  PersonVault(EntityManager database) {
    this.database = database;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void keep(Child child, List<Guardian> guardians) {
    database.persist(child);
    // The guardians' rows point at the child's, which Hibernate cannot know.
    database.flush();
    guardians.forEach(database::persist);
  }

  /**
   * Deletes everything that tells who the child is, its guardians and its addresses.
   *
   * @return the ids of the guardians, about whom mails were written
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<UUID> erase(UUID memberKey) {
    var guardians =
        database
            .createQuery(GUARDIANS, UUID.class)
            .setParameter("member", memberKey)
            .getResultList();
    child(memberKey).ifPresent(database::remove);
    database.flush();
    return guardians;
  }

  /** Empty when the record was erased. */
  public Optional<Child> child(UUID memberKey) {
    return Optional.ofNullable(database.find(Child.class, memberKey));
  }

  /** The child, to be changed: others wait for the commit. Empty when the record was erased. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Child> lock(UUID memberKey) {
    return Optional.ofNullable(
        database.find(Child.class, memberKey, LockModeType.PESSIMISTIC_WRITE));
  }
}
