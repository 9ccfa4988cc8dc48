package throughline.platform.database.erasure;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;
import throughline.platform.database.Sql;

/**
 * Which people were erased: ids that tell nobody. A database restored from before an erasure gets
 * the list of now (docs/runbooks/restore.md), and forgets them again. The service has the migration
 * {@code db/erasure}, and a table of people with {@code id} and {@code erased_at}.
 */
@ApplicationScoped
public class Erasures {
  /** Observers without a priority come at 2500, and those that send and serve are such. */
  public static final int BEFORE_THE_OTHERS = 2000;

  private static final String ADD =
      """
      INSERT INTO erasure (person_id, erased_at)
      SELECT person, :now FROM unnest(CAST(:people AS uuid[])) AS person
      ON CONFLICT (person_id) DO NOTHING
      """;

  private static final String NOT_DONE =
      """
      SELECT person_id FROM erasure JOIN %s AS person ON person.id = person_id
      WHERE person.erased_at IS NULL ORDER BY erasure.erased_at, person_id
      """;

  /** The person's own row is for whoever erases to lock, after what they lock before it. */
  private static final String TAKE =
      "SELECT person_id FROM erasure WHERE person_id = :person FOR UPDATE";

  private static final String STILL_NOT_DONE =
      "SELECT id FROM %s WHERE id = :person AND erased_at IS NULL";

  private final Sql sql;

  Erasures(Sql sql) {
    this.sql = sql;
  }

  /** Part of the transaction that erases them. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(Collection<UUID> people, Instant now) {
    sql.of(ADD).bind("people", people).bind("now", now).update();
  }

  /**
   * Erases again whom the list names and the table has, each in a transaction of their own; another
   * instance that starts beside does none twice.
   *
   * @param table of people, a name that the service has written down
   * @param forget erases one, and all records that are the same person
   */
  public void replay(String table, Consumer<UUID> forget) {
    for (UUID person : sql.of(NOT_DONE.formatted(table)).list(UUID.class)) {
      QuarkusTransaction.requiringNew().run(() -> forgetOnce(table, person, forget));
      Log.infof("event=erasure-replayed person=%s", person);
    }
  }

  private void forgetOnce(String table, UUID person, Consumer<UUID> forget) {
    sql.of(TAKE).bind("person", person).first(UUID.class);
    sql.of(STILL_NOT_DONE.formatted(table))
        .bind("person", person)
        .first(UUID.class)
        .ifPresent(forget);
  }
}
