package throughline.bookings.entrepreneur;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementException;
import throughline.platform.core.person.KeptOfPerson;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.Sql;

/**
 * What becomes of the records when two are one person, and when they are two again. Rows are locked
 * by their ids before anything is read of them, so that whoever merges or takes apart at the same
 * moment comes before or behind, and never in between.
 */
@ApplicationScoped
class Merges {
  private record Row(UUID id, UUID mergedInto, boolean account, boolean address) {}

  /** Staff would rather try again than have somebody's booking wait for them. */
  private static final String WAIT_A_MOMENT = "SELECT set_config('lock_timeout', '500ms', true)";

  private static final String LOCK =
      "SELECT id FROM entrepreneur WHERE id = ANY (CAST(:ids AS uuid[])) ORDER BY id FOR UPDATE";

  private static final String READ =
      """
      SELECT entrepreneur.id, merged_into, subject IS NOT NULL AS account,
             email_address IS NOT NULL AS address
      FROM entrepreneur
      JOIN person ON person.id = entrepreneur.id
      LEFT JOIN person_details ON person_id = person.id
      WHERE entrepreneur.id = ANY (CAST(:ids AS uuid[]))
      """;

  private static final String MERGE =
      "UPDATE entrepreneur SET merged_into = :kept WHERE id = :gone OR merged_into = :gone";

  private static final String REMEMBER =
      """
      INSERT INTO entrepreneur_merge (id, kept_id, gone_id, reason, merged_by, merged_at)
      VALUES (gen_random_uuid(), :kept, :gone, :reason, :by, :now)
      """;

  private static final String GONE_BY =
      "SELECT gone_id FROM entrepreneur_merge WHERE id = :merge AND undone_at IS NULL";

  private static final String KEPT_FOR =
      "SELECT merged_into FROM entrepreneur WHERE id = :gone AND merged_into IS NOT NULL";

  private static final String UNDO =
      """
      UPDATE entrepreneur_merge SET undo_reason = :reason, undone_by = :by, undone_at = :now
      WHERE id = :merge AND undone_at IS NULL
      """;

  /** A record with those that were merged into it before it went itself. */
  private static final String WITH_ITS_OWN =
      """
      WITH RECURSIVE own AS (
        SELECT CAST(:gone AS uuid) AS id
        UNION
        SELECT gone_id FROM entrepreneur_merge JOIN own ON kept_id = own.id WHERE undone_at IS NULL)
      SELECT id FROM own ORDER BY id
      """;

  private static final String STAND_AGAIN =
      """
      UPDATE entrepreneur SET merged_into = CASE WHEN id = :gone THEN NULL ELSE CAST(:gone AS uuid) END
      WHERE id = ANY (CAST(:own AS uuid[]))
      """;

  private final Sql sql;
  private final List<KeptOfPerson> kept;
  private final Clock clock;

  Merges(Sql sql, @All List<KeptOfPerson> kept, Clock clock) {
    this.sql = sql;
    this.kept = kept;
    this.clock = clock;
  }

  /**
   * Lets one of two records stand for both: the one with an account, then the one with an address.
   *
   * @return the one that remains
   */
  UUID merge(UUID one, UUID other, String reason, UUID by) {
    lock(List.of(one, other));
    var rows = read(List.of(one, other));
    if (rows.size() < 2 || rows.stream().anyMatch(row -> row.mergedInto() != null)) {
      throw new Conflict(
          "merged-meanwhile", "One of the two was merged meanwhile. Look at the pairs again");
    }
    var remains = rows.get(0).id();
    var gone = rows.get(1).id();
    kept.stream()
        .flatMap(each -> each.inTheWay(remains, gone).stream())
        .findFirst()
        .ifPresent(
            words -> {
              throw new Conflict("cannot-be-one", words);
            });
    var madeFor = own(gone);
    kept.forEach(each -> each.move(gone, remains, madeFor));
    // Whoever was merged into the one that goes may be locked by another merge.
    orBusy(() -> sql.of(MERGE).bind("kept", remains).bind("gone", gone).update());
    sql.of(REMEMBER)
        .bind("kept", remains)
        .bind("gone", gone)
        .bind("reason", reason)
        .bind("by", by)
        .bind("now", clock.instant())
        .update();
    kept.forEach(each -> each.restate(List.of(remains, gone)));
    return remains;
  }

  /** The record that stood for the one that this merge took away; empty if it was taken apart. */
  Optional<UUID> standsFor(UUID merge) {
    return sql.of(GONE_BY).bind("merge", merge).first(UUID.class).flatMap(this::keptFor);
  }

  private Optional<UUID> keptFor(UUID gone) {
    return sql.of(KEPT_FOR).bind("gone", gone).first(UUID.class);
  }

  /**
   * Lets a record stand by itself again, with those that had been merged into it before.
   *
   * @return the record that stands again
   */
  UUID takeApart(UUID merge, String reason, UUID by) {
    var gone = sql.of(GONE_BY).bind("merge", merge).first(UUID.class).orElseThrow(Merges::apart);
    var stood = keptFor(gone).orElseThrow(Merges::apart);
    var own = own(gone);
    var all = new HashSet<>(own);
    all.add(stood);
    lock(all);
    if (!keptFor(gone).equals(Optional.of(stood)) || !own(gone).equals(own)) {
      throw busy();
    }
    var undone =
        sql.of(UNDO)
            .bind("merge", merge)
            .bind("reason", reason)
            .bind("by", by)
            .bind("now", clock.instant())
            .update();
    if (undone == 0) {
      throw apart();
    }
    sql.of(STAND_AGAIN).bind("gone", gone).bind("own", own).update();
    kept.forEach(each -> each.move(stood, gone, own));
    kept.forEach(each -> each.restate(all));
    return gone;
  }

  private List<UUID> own(UUID gone) {
    return sql.of(WITH_ITS_OWN).bind("gone", gone).list(UUID.class);
  }

  private void lock(Collection<UUID> ids) {
    sql.of(WAIT_A_MOMENT).one(String.class);
    orBusy(() -> sql.of(LOCK).bind("ids", ids).list(UUID.class));
  }

  private static void orBusy(Runnable work) {
    try {
      work.run();
    } catch (StatementException e) {
      if (e.getCause() instanceof SQLException refused && "55P03".equals(refused.getSQLState())) {
        throw busy();
      }
      throw e;
    }
  }

  private List<Row> read(Collection<UUID> ids) {
    return sql.of(READ).bind("ids", ids).list(Row.class).stream()
        .sorted(
            Comparator.comparing(Row::account)
                .thenComparing(Row::address)
                .reversed()
                .thenComparing(Row::id))
        .toList();
  }

  private static Conflict apart() {
    return new Conflict("taken-apart-already", "These records were taken apart already");
  }

  private static Conflict busy() {
    return new Conflict(
        "busy", "Somebody is booking for them or merging them at this moment. Try again");
  }
}
