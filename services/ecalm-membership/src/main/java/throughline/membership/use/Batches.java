package throughline.membership.use;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import throughline.platform.database.Statements;

/**
 * What has to be one after the other: rows of one batch, and what is counted of one child. Whoever
 * takes rows in locks the batch, then the children, then what is counted.
 */
@ApplicationScoped
class Batches {

  private static final String BEGIN =
      "INSERT INTO use_batch (kind, batch) VALUES (?, ?) ON CONFLICT DO NOTHING";

  private static final String LOCK =
      "SELECT batch FROM use_batch WHERE kind = ? AND batch = ? FOR NO KEY UPDATE";

  private static final String LOCK_MEMBERS =
      """
      SELECT key FROM member WHERE key = ANY (?::uuid[]) AND record_state = 'VALID' AND erased_at IS NULL
       ORDER BY key FOR NO KEY UPDATE
      """;

  private final Statements statements;

  Batches(Statements statements) {
    this.statements = statements;
  }

  /** There is such a batch from here on. */
  @Transactional(Transactional.TxType.MANDATORY)
  void begin(UseKind kind, String batch) {
    statements.update(BEGIN, kind.name(), batch);
  }

  /** Nobody else takes rows of it in until the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  void lock(UseKind kind, String batch) {
    begin(kind, batch);
    statements.first(LOCK, row -> row.getString(1), kind.name(), batch);
  }

  /** Nobody else changes these members until the transaction ends; returns those that stand. */
  @Transactional(Transactional.TxType.MANDATORY)
  Set<UUID> lockMembers(List<UUID> members) {
    return members.isEmpty()
        ? Set.of()
        : new TreeSet<>(
            statements.all(
                LOCK_MEMBERS,
                row -> row.getObject(1, UUID.class),
                (Object) SqlArrays.of(members, UUID::toString)));
  }
}
