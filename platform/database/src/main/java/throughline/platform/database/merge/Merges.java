package throughline.platform.database.merge;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementException;
import throughline.platform.core.person.KeptOfPerson;
import throughline.platform.core.person.KeptOfPerson.Held;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.database.Sql;

/**
 * What becomes of the records when two are one person, and when they are two again. Rows are locked
 * by their ids before anything is read of them, so that whoever merges or takes apart at the same
 * moment comes before or behind, and never in between.
 *
 * <p>A service extends it by a bean and names its table of people, which has {@code id} and {@code
 * merged_into}, beside the tables of {@code db/people}. Its merges are in a table of that name with
 * {@code _merge} behind it, and who are two people in {@code two_people}.
 */
public abstract class Merges {
  /** A record that was merged into another; the name is null if it is not kept. */
  public record Merged(UUID merge, UUID gone, String name, String reason, Instant mergedAt) {
    /** Hides who it is from any log that this object slips into. */
    @Override
    public String toString() {
      return "Merged " + gone;
    }
  }

  private record Row(UUID id, UUID mergedInto, boolean account, boolean address) {}

  /** Staff would rather try again than have somebody's booking wait for them. */
  private static final String WAIT_A_MOMENT = "SELECT set_config('lock_timeout', '500ms', true)";

  private static final String LOCK =
      "SELECT id FROM {people} WHERE id = ANY (CAST(:ids AS uuid[])) ORDER BY id FOR UPDATE";

  private static final String READ =
      """
      SELECT {people}.id, merged_into, subject IS NOT NULL AS account,
             email_address IS NOT NULL AS address
      FROM {people}
      JOIN person ON person.id = {people}.id
      LEFT JOIN person_details ON person_id = person.id
      WHERE {people}.id = ANY (CAST(:ids AS uuid[]))
      """;

  private static final String MERGE =
      "UPDATE {people} SET merged_into = :kept WHERE id = :gone OR merged_into = :gone";

  private static final String REMEMBER =
      """
      INSERT INTO {people}_merge (id, kept_id, gone_id, reason, merged_by, merged_at)
      VALUES (gen_random_uuid(), :kept, :gone, :reason, :by, :now)
      """;

  private static final String GONE_BY =
      "SELECT gone_id FROM {people}_merge WHERE id = :merge AND undone_at IS NULL";

  private static final String KEPT_FOR =
      "SELECT merged_into FROM {people} WHERE id = :gone AND merged_into IS NOT NULL";

  private static final String UNDO =
      """
      UPDATE {people}_merge SET undo_reason = :reason, undone_by = :by, undone_at = :now
      WHERE id = :merge AND undone_at IS NULL
      """;

  /** A record with those that were merged into it before it went itself. */
  private static final String WITH_ITS_OWN =
      """
      WITH RECURSIVE own AS (
        SELECT CAST(:gone AS uuid) AS id
        UNION
        SELECT gone_id FROM {people}_merge JOIN own ON kept_id = own.id WHERE undone_at IS NULL)
      SELECT id FROM own ORDER BY id
      """;

  private static final String STAND_AGAIN =
      """
      UPDATE {people} SET merged_into = CASE WHEN id = :gone THEN NULL ELSE CAST(:gone AS uuid) END
      WHERE id = ANY (CAST(:own AS uuid[]))
      """;

  private static final String MERGED =
      """
      SELECT {people}_merge.id AS merge, gone_id AS gone, display_name AS name, reason, merged_at
      FROM {people}_merge
      JOIN {people} ON {people}.id = gone_id
      LEFT JOIN person_details ON person_id = gone_id
      WHERE merged_into = :id AND undone_at IS NULL
      ORDER BY merged_at, {people}_merge.id
      """;

  private static final String ALL_OF =
      "SELECT id FROM {people} WHERE id = :id OR merged_into = :id ORDER BY id";

  private static final String TWO_PEOPLE =
      """
      INSERT INTO two_people (low_id, high_id, decided_by, decided_at)
      VALUES (least(CAST(:one AS uuid), :other), greatest(CAST(:one AS uuid), :other), :by, :now)
      ON CONFLICT DO NOTHING
      """;

  private static final String FORGET_REASONS =
      """
      UPDATE {people}_merge SET reason = '', undo_reason = CASE WHEN undo_reason IS NOT NULL THEN '' END
      WHERE kept_id = ANY (CAST(:records AS uuid[])) OR gone_id = ANY (CAST(:records AS uuid[]))
      """;

  /**
   * Names are compared only where the last word is the same and the first begins alike, and not of
   * two who both sign in: so it stays a join by what is equal, however many people there are.
   */
  private static final String PAIRS =
      """
      WITH shown AS (
        SELECT *, lower(email) AS mailbox,
               left(lower(name), 1) || regexp_replace(lower(name), '^.*[[:space:]]', '') AS outline
        FROM (%s) AS record),
      alike AS (
        SELECT a.id AS low, b.id AS high, 3 AS strength
        FROM shown a JOIN shown b ON a.mailbox = b.mailbox AND a.id < b.id
        UNION ALL
        SELECT a.id, b.id, 2 FROM shown a JOIN shown b ON a.phone = b.phone AND a.id < b.id
        UNION ALL
        SELECT a.id, b.id, similarity(a.name, b.name)
        FROM shown a JOIN shown b ON a.outline = b.outline AND a.id < b.id
        WHERE NOT (a.account AND b.account) AND similarity(a.name, b.name) >= 0.5),
      pair AS (
        SELECT low, high, row_number() OVER (ORDER BY max(strength) DESC, low, high) AS number
        FROM alike
        WHERE NOT EXISTS (SELECT FROM two_people WHERE low_id = low AND high_id = high)
        GROUP BY low, high ORDER BY number LIMIT :most)
      SELECT shown.* FROM shown JOIN pair ON id IN (low, high)
      ORDER BY number, id
      """;

  private final String table;
  private final Sql sql;
  private final List<KeptOfPerson> kept;
  private final Clock clock;

  protected Merges(String table, Sql sql, List<KeptOfPerson> kept, Clock clock) {
    this.table = table;
    this.sql = sql;
    this.kept = kept;
    this.clock = clock;
  }

  /**
   * Lets one of two records stand for both: the one with an account, then the one with an address.
   *
   * @return the one that remains
   */
  public UUID merge(UUID one, UUID other, String reason, UUID by) {
    lock(List.of(one, other));
    var rows = read(List.of(one, other));
    if (rows.size() < 2 || rows.stream().anyMatch(row -> row.mergedInto() != null)) {
      throw new Conflict(
          "merged-meanwhile", "One of the two was merged meanwhile. Look at the pairs again");
    }
    var remains = rows.get(0).id();
    var gone = rows.get(1).id();
    inTheWay(remains, gone)
        .ifPresent(
            words -> {
              throw new Conflict("cannot-be-one", words);
            });
    var madeFor = own(gone);
    kept.forEach(each -> each.move(gone, remains, madeFor));
    // Whoever was merged into the one that goes may be locked by another merge.
    orBusy(() -> of(MERGE).bind("kept", remains).bind("gone", gone).update());
    of(REMEMBER)
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
  public Optional<UUID> standsFor(UUID merge) {
    return of(GONE_BY).bind("merge", merge).first(UUID.class).flatMap(this::keptFor);
  }

  private Optional<UUID> keptFor(UUID gone) {
    return of(KEPT_FOR).bind("gone", gone).first(UUID.class);
  }

  /**
   * Lets a record stand by itself again, with those that had been merged into it before.
   *
   * @return the record that stands again
   */
  public UUID takeApart(UUID merge, String reason, UUID by) {
    var gone = of(GONE_BY).bind("merge", merge).first(UUID.class).orElseThrow(Merges::apart);
    var stood = keptFor(gone).orElseThrow(Merges::apart);
    var own = own(gone);
    var all = new HashSet<>(own);
    all.add(stood);
    lock(all);
    if (!keptFor(gone).equals(Optional.of(stood)) || !own(gone).equals(own)) {
      throw busy();
    }
    var undone =
        of(UNDO)
            .bind("merge", merge)
            .bind("reason", reason)
            .bind("by", by)
            .bind("now", clock.instant())
            .update();
    if (undone == 0) {
      throw apart();
    }
    of(STAND_AGAIN).bind("gone", gone).bind("own", own).update();
    kept.forEach(each -> each.move(stood, gone, own));
    kept.forEach(each -> each.restate(all));
    return gone;
  }

  /**
   * A statement for the likeliest pairs of records that may be one person, two lines each, at most
   * as many as its parameter {@code most}.
   *
   * @param shown selects id, name, email, phone and account of the records that may be shown
   */
  public static String pairsOf(String shown) {
    return PAIRS.formatted(shown);
  }

  /** The records that were merged into this one. */
  public List<Merged> mergedInto(UUID id) {
    return of(MERGED).bind("id", id).list(Merged.class);
  }

  /** What is kept of a person under any of their records. */
  List<Held> held(UUID id) {
    var all = allOf(id);
    return kept.stream()
        .flatMap(each -> each.held(all).stream())
        .filter(held -> !held.items().isEmpty())
        .toList();
  }

  /** Why two records cannot be one person as things stand, in words; empty if they can. */
  Optional<String> inTheWay(UUID one, UUID other) {
    return kept.stream().flatMap(each -> each.inTheWay(one, other).stream()).findFirst();
  }

  /** The table of the records, which their history is called by, too. */
  String table() {
    return table;
  }

  /** The record itself and those that were merged into it. */
  public List<UUID> allOf(UUID id) {
    return of(ALL_OF).bind("id", id).list(UUID.class);
  }

  /** Keeps that these are two people, so that nobody is asked again. */
  public void areTwo(UUID one, UUID other, UUID by) {
    of(TWO_PEOPLE)
        .bind("one", one)
        .bind("other", other)
        .bind("by", by)
        .bind("now", clock.instant())
        .update();
  }

  /** Takes away why records were merged or taken apart, since it may tell who it was. */
  public void forgetReasons(Collection<UUID> records) {
    of(FORGET_REASONS).bind("records", records).update();
  }

  private Sql.Statement of(String statement) {
    return sql.of(statement.replace("{people}", table));
  }

  private List<UUID> own(UUID gone) {
    return of(WITH_ITS_OWN).bind("gone", gone).list(UUID.class);
  }

  private void lock(Collection<UUID> ids) {
    of(WAIT_A_MOMENT).one(String.class);
    orBusy(() -> of(LOCK).bind("ids", ids).list(UUID.class));
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
    return of(READ).bind("ids", ids).list(Row.class).stream()
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
    return new Conflict("busy", "Somebody is changing one of them at this moment. Try again");
  }
}
