package throughline.bookings.entrepreneur;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.database.Statements;

/** The people who book sessions. */
@ApplicationScoped
public class Entrepreneurs {

  private static final String FIND = "SELECT entrepreneur_key FROM entrepreneur WHERE id = ?";

  private static final String REGISTER_UNLESS_REGISTERED =
      """
      INSERT INTO entrepreneur (id) VALUES (?)
      ON CONFLICT ON CONSTRAINT entrepreneur_pk DO NOTHING
      """;

  private final Statements statements;

  Entrepreneurs(Statements statements) {
    this.statements = statements;
  }

  /** This person as an entrepreneur, from their first booking on. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Entrepreneur of(UUID person) {
    return find(person).orElseGet(() -> register(person));
  }

  private Optional<Entrepreneur> find(UUID person) {
    return statements.first(
        FIND,
        row -> new Entrepreneur(person, row.getObject("entrepreneur_key", UUID.class)),
        person);
  }

  private Entrepreneur register(UUID person) {
    statements.update(REGISTER_UNLESS_REGISTERED, person);
    return find(person).orElseThrow();
  }
}
