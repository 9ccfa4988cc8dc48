package throughline.membership.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import throughline.membership.card.WriteOffCards.WriteOffReason;
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

  private static final String TO_GIVE = BOX_OF + " FOR SHARE OF batch";
  private static final String TO_TAKE_OUT = BOX_OF + " FOR UPDATE OF batch";

  private static final String IS_WRITTEN_OFF =
      """
      SELECT EXISTS (SELECT FROM card_write_off
                     WHERE int8range(first_place, last_place, '[]') @> ?)
      """;

  private static final String ALL_TO_GIVE =
      """
      SELECT place, batch.id, office.code, office.name
      FROM unnest(?::bigint[]) AS place
      JOIN card_batch batch ON int8range(batch.first_place, batch.last_place, '[]') @> place
      JOIN office ON office.code = batch.office_code
      FOR SHARE OF batch
      """;

  private static final String ARE_WRITTEN_OFF =
      """
      SELECT place FROM unnest(?::bigint[]) AS place
      WHERE EXISTS (SELECT FROM card_write_off
                    WHERE int8range(first_place, last_place, '[]') @> place)
      """;

  /**
   * From the back of the newest box: a desk takes them from the front of the oldest. Whoever asks
   * may be told of one that a desk gives in the same moment.
   */
  private static final String FREE_FROM_THE_BACK =
      """
      SELECT place
      FROM card_batch batch, generate_series(batch.last_place, batch.first_place, -1) AS place
      WHERE batch.office_code = ? AND NOT batch.used_up AND place <> ALL (?::bigint[])
        AND NOT EXISTS (SELECT FROM card WHERE card.place = place.place)
        AND NOT EXISTS (SELECT FROM card_write_off off
                        WHERE int8range(off.first_place, off.last_place, '[]') @> place.place)
      ORDER BY batch.received_at DESC, place DESC OFFSET ? LIMIT ?
      """;

  private static final String MAY_NOT_GIVE =
      """
      SELECT EXISTS (SELECT FROM card_batch WHERE office_code = ?)
          OR EXISTS (SELECT FROM card_hand_over WHERE from_office = ?)
          OR EXISTS (SELECT FROM card_batch WHERE int8range(first_place, last_place, '[]') @> ?)
      """;

  private static final String MAY_NOT_BE_GIVEN =
      """
      SELECT place FROM unnest(?::bigint[]) AS place
      WHERE EXISTS (SELECT FROM card_batch WHERE office_code = ?)
         OR EXISTS (SELECT FROM card_hand_over WHERE from_office = ?)
         OR EXISTS (SELECT FROM card_batch WHERE int8range(first_place, last_place, '[]') @> place)
      """;

  private static final String ADD =
      """
      INSERT INTO card_batch (id, office_code, first_place, last_place, received_at, recorded_by)
      VALUES (:id, :office, :first, :last, :now, :who)
      ON CONFLICT ON CONSTRAINT card_batch_overlaps_none DO NOTHING
      """;

  private static final String IS_WRITTEN_OFF_IN =
      """
      SELECT EXISTS (SELECT FROM card_write_off
                     WHERE int8range(first_place, last_place, '[]') && int8range(?, ?, '[]'))
      """;

  private static final String IS_GIVEN =
      "SELECT EXISTS (SELECT FROM card WHERE place BETWEEN :first AND :last)";

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
  Optional<Box> toTakeOut(long place) {
    return box(TO_TAKE_OUT, place);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  Map<Long, Box> allToGive(Collection<Long> places) {
    var boxes = new HashMap<Long, Box>();
    statements.all(
        ALL_TO_GIVE,
        row ->
            boxes.put(
                row.getLong(1),
                new Box(row.getObject(2, UUID.class), row.getString(3), row.getString(4))),
        (Object) places.toArray(Long[]::new));
    return boxes;
  }

  /** Which of these cards nobody will be given: asked after the boxes were locked. */
  Set<Long> writtenOff(Collection<Long> places) {
    return Set.copyOf(
        statements.all(
            ARE_WRITTEN_OFF, row -> row.getLong(1), (Object) places.toArray(Long[]::new)));
  }

  List<Long> free(String office, Collection<Long> without, int skipped, int most) {
    return statements.all(
        FREE_FROM_THE_BACK,
        row -> row.getLong(1),
        office,
        without.toArray(Long[]::new),
        skipped,
        most);
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

  /**
   * Whether the office must not give a card for which {@link #toGive} found no box, since the
   * office was sent cards that were recorded, or the card has come into a box meanwhile.
   */
  boolean mayNotGive(long place, String office) {
    return statements
        .first(MAY_NOT_GIVE, row -> row.getBoolean(1), office, office, place)
        .orElseThrow();
  }

  Set<Long> mayNotBeGiven(Collection<Long> places, String office) {
    return Set.copyOf(
        statements.all(
            MAY_NOT_BE_GIVEN, row -> row.getLong(1), places.toArray(Long[]::new), office, office));
  }

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

  boolean isWrittenOffIn(CardRange range) {
    return statements
        .first(IS_WRITTEN_OFF_IN, row -> row.getBoolean(1), range.first(), range.last())
        .orElseThrow();
  }

  boolean isGiven(CardRange range) {
    return database
        .createNativeQuery(IS_GIVEN, Boolean.class)
        .setParameter("first", range.first())
        .setParameter("last", range.last())
        .getSingleResult();
  }

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
