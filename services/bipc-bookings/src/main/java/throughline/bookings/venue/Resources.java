package throughline.bookings.venue;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.database.Sql;

/** The rooms and advisers. */
@ApplicationScoped
public class Resources {
  private static final String ALL =
      """
      SELECT resource.id, kind, resource.name, venue_code, email_address, active
      FROM resource ORDER BY kind, venue_code, name
      """;

  private static final String LOCK =
      """
      SELECT id FROM resource WHERE id = ANY (CAST(:resources AS uuid[]))
      ORDER BY id FOR NO KEY UPDATE
      """;

  private final Sql sql;

  Resources(Sql sql) {
    this.sql = sql;
  }

  /** All of them, also those that nobody can choose any more. */
  public List<Resource> all() {
    return sql.of(ALL).list(Resource.class);
  }

  public Optional<Resource> of(UUID id) {
    return all().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /**
   * Whoever claims these or gives them back waits until this transaction has ended; so two sessions
   * that change places do not wait for each other in a circle.
   */
  public void lock(Collection<UUID> resources) {
    sql.of(LOCK).bind("resources", resources).list(UUID.class);
  }
}
