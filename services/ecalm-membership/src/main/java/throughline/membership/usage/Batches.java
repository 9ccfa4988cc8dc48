package throughline.membership.usage;

import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import throughline.platform.database.Sql;
import throughline.platform.database.TextArray;

/**
 * What has to be one after the other: rows of one batch, and what is counted of one child. Whoever
 * takes rows in locks the batch, then the children, then what is counted.
 */
@ApplicationScoped
class Batches {

  private static final String BEGIN =
      "INSERT INTO use_batch (kind, batch) VALUES (:kind, :batch) ON CONFLICT DO NOTHING";

  private static final String LOCK =
      "SELECT batch FROM use_batch WHERE kind = :kind AND batch = :batch FOR NO KEY UPDATE";

  private static final String LOCK_MEMBERS =
      """
      SELECT key, merged_into FROM member
       WHERE key = ANY (CAST(:members AS uuid[])) AND record_state <> 'IN_ERROR' AND erased_at IS NULL
       ORDER BY key FOR NO KEY UPDATE
      """;

  private record Locked(UUID key, UUID mergedInto) {}

  private final Sql sql;

  Batches(Sql sql) {
    this.sql = sql;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void begin(UseKind kind, String batch) {
    sql.of(BEGIN).bind("kind", kind).bind("batch", batch).update();
  }

  /** Nobody else takes rows of it in until the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  void lock(UseKind kind, String batch) {
    begin(kind, batch);
    var values = Map.of("kind", kind, "batch", batch);
    sql.of(LOCK).bind(values).one(String.class);
  }

  /**
   * Nobody else changes these members, nor those into which one of them was merged, until the
   * transaction ends; returns those whose use counts, which is that of the record that stands.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Set<UUID> lockMembers(List<UUID> members) {
    var counting = new TreeSet<UUID>();
    var toLock = Set.copyOf(members);
    while (!toLock.isEmpty()) {
      var locked = lock(toLock);
      locked.forEach(member -> counting.add(member.key()));
      toLock =
          locked.stream()
              .map(Locked::mergedInto)
              .filter(kept -> kept != null && !counting.contains(kept))
              .collect(toSet());
    }
    return counting;
  }

  private List<Locked> lock(Set<UUID> members) {
    return sql.of(LOCK_MEMBERS)
        .bind("members", TextArray.of(members, member -> member))
        .list(Locked.class);
  }
}
