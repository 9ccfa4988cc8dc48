package throughline.membership.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import throughline.platform.database.Statements;

/** Which cards an office was sent, and which of them nobody will be given. */
@ApplicationScoped
class CardStock {

  /** Where a card lies. */
  record Box(UUID batch, String office, String officeName) {}

  private static final String BOX_OF =
      """
      SELECT batch.id, office.code, office.name
      FROM card_batch batch JOIN office ON office.code = batch.office_code
      WHERE int8range(batch.first_place, batch.last_place, '[]') @> ?
      """;

  /** Whoever writes cards of the batch off waits until this one is given, and the other way. */
  private static final String TO_GIVE = BOX_OF + " FOR SHARE OF batch";

  private static final String TO_WRITE_OFF = BOX_OF + " FOR UPDATE OF batch";

  private static final String IS_WRITTEN_OFF =
      """
      SELECT EXISTS (SELECT FROM card_write_off
                     WHERE int8range(first_place, last_place, '[]') @> ?)
      """;

  private static final String KEEPS =
      "SELECT EXISTS (SELECT FROM card_batch WHERE office_code = ?)";

  /** Changes nothing if a card of it is in another batch. */
  private static final String ADD =
      """
      INSERT INTO card_batch (id, office_code, first_place, last_place, received_at, recorded_by)
      VALUES (:id, :office, :first, :last, :now, :who)
      ON CONFLICT ON CONSTRAINT card_batch_overlaps_none DO NOTHING
      """;

  private static final String IS_GIVEN =
      "SELECT EXISTS (SELECT FROM card WHERE place BETWEEN :first AND :last)";

  /** Changes nothing if a card of it was written off before. */
  private static final String WRITE_OFF =
      """
      INSERT INTO card_write_off (id, batch_id, first_place, last_place, reason, recorded_at, recorded_by)
      VALUES (:id, :batch, :first, :last, :reason, :now, :who)
      ON CONFLICT ON CONSTRAINT card_write_off_overlaps_none DO NOTHING
      """;

  private static final String SET_LEVEL =
      "UPDATE office SET card_reorder_level = :level WHERE code = :office";

  private final Session database;
  private final Statements statements;

  CardStock(Session database, Statements statements) {
    this.database = database;
    this.statements = statements;
  }

  /** The box that the card lies in; until the transaction ends none of its cards is written off. */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<Box> toGive(long place) {
    return box(TO_GIVE, place);
  }

  /** The same; until the transaction ends none of its cards is given. */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<Box> toWriteOff(long place) {
    return box(TO_WRITE_OFF, place);
  }

  private Optional<Box> box(String query, long place) {
    return statements.first(
        query,
        row -> new Box(row.getObject(1, UUID.class), row.getString(2), row.getString(3)),
        place);
  }

  /**
   * Whether nobody will be given the card. A statement of its own, after the box was locked: one
   * that waits for a lock does not see what was written meanwhile in other tables.
   */
  boolean isWrittenOff(long place) {
    return statements.first(IS_WRITTEN_OFF, row -> row.getBoolean(1), place).orElseThrow();
  }

  /** Whether the office was ever sent cards that were recorded. */
  boolean isKeptAt(String office) {
    return statements.first(KEEPS, row -> row.getBoolean(1), office).orElseThrow();
  }

  /** Adds a batch; false if one of its cards is in another. */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean add(String office, CardRange range, Instant now, String who) {
    return database
            .createNativeMutationQuery(ADD)
            .setParameter("id", UUID.randomUUID())
            .setParameter("office", office)
            .setParameter("first", range.first())
            .setParameter("last", range.last())
            .setParameter("now", now)
            .setParameter("who", who)
            .executeUpdate()
        == 1;
  }

  /** Whether one of these cards is or was somebody's. */
  boolean isGiven(CardRange range) {
    return database
        .createNativeQuery(IS_GIVEN, Boolean.class)
        .setParameter("first", range.first())
        .setParameter("last", range.last())
        .getSingleResult();
  }

  /** Writes cards of a batch off; false if one of them was before. */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean writeOff(UUID batch, CardRange range, WriteOffReason reason, Instant now, String who) {
    return database
            .createNativeMutationQuery(WRITE_OFF)
            .setParameter("id", UUID.randomUUID())
            .setParameter("batch", batch)
            .setParameter("first", range.first())
            .setParameter("last", range.last())
            .setParameter("reason", reason.name())
            .setParameter("now", now)
            .setParameter("who", who)
            .executeUpdate()
        == 1;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void setReorderLevel(String office, int level) {
    database
        .createNativeMutationQuery(SET_LEVEL)
        .setParameter("office", office)
        .setParameter("level", level)
        .executeUpdate();
  }
}
