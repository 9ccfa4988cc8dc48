package throughline.bookings.entrepreneur;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** The people who book sessions. */
@ApplicationScoped
public class Entrepreneurs implements PanacheRepositoryBase<Entrepreneur, UUID> {

  private static final String REGISTER_UNLESS_REGISTERED =
      """
      INSERT INTO entrepreneur (id) VALUES (:person)
      ON CONFLICT ON CONSTRAINT entrepreneur_pk DO NOTHING
      """;

  /** This person as an entrepreneur, from their first booking on. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Entrepreneur of(UUID person) {
    return findByIdOptional(person).orElseGet(() -> register(person));
  }

  private Entrepreneur register(UUID person) {
    getEntityManager()
        .createNativeQuery(REGISTER_UNLESS_REGISTERED)
        .setParameter("person", person)
        .executeUpdate();
    return findById(person);
  }
}
