package throughline.volunteers.volunteer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.UUID;
import throughline.platform.database.Sql;

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

  private static final String LOCK_ALL =
      "SELECT id FROM volunteer WHERE id = ANY (CAST(:people AS uuid[])) ORDER BY id FOR NO KEY UPDATE";

  private final Sql sql;

  Volunteers(Sql sql) {
    this.sql = sql;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public Volunteer of(UUID person) {
    return findByIdOptional(person).orElseGet(() -> register(person));
  }

  private Volunteer register(UUID person) {
    sql.of(REGISTER_UNLESS_REGISTERED).bind("person", person).update();
    return findById(person);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void lock(UUID person) {
    sql.of(LOCK).bind("person", person).first(UUID.class);
  }

  /** Locks many, in the order that everybody keeps. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void lock(Collection<UUID> people) {
    sql.of(LOCK_ALL).bind("people", people).list(UUID.class);
  }
}
