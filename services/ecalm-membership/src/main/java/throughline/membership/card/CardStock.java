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
import throughline.platform.core.input.Fields;
import throughline.platform.database.Sql;

/** Which cards an office was sent, and which of them nobody will be given. */
@ApplicationScoped
class CardStock {
  /** Cards that follow each other, as they lie in a box. */
  record CardRange(long first, long last) {
    /** More than a box holds: a wrong digit must not swallow the stock of the county. */
    private static final int MOST = 10_000;

    /** The range from the numbers of its first and last card; null if wrong. */
    static CardRange read(
        ParseCardNumber reader, Fields fields, String typedFirst, String typedLast) {
      var first = reader.read(fields, "firstCard", typedFirst);
      var last = reader.read(fields, "lastCard", typedLast);
      if (first == null || last == null) {
        return null;
      }
      var range = new CardRange(first.place(), last.place());
      if (range.last < range.first) {
        fields.reject("lastCard", "The last card comes before the first. Change them over");
      } else if (range.size() > MOST) {
        fields.reject(
            "lastCard",
            "These are %,d cards, more than a box holds. Compare both numbers with the box"
                .formatted(range.size()));
      }
      return range;
    }

    long size() {
      return last - first + 1;
    }
  }

  /** Where a card lies. */
  record Box(long place, UUID batch, String office, String officeName) {}

  private static final String BOXES =
      """
      SELECT place, batch.id AS batch, office.code AS office, office.name AS office_name
      FROM unnest(CAST(:places AS bigint[])) AS place
      JOIN card_batch batch ON int8range(batch.first_place, batch.last_place, '[]') @> place
      JOIN office ON office.code = batch.office_code
      """;

  /** Whoever takes cards out of the batch waits until these are given, and the other way. */
  private static final String TO_GIVE = BOXES + " FOR SHARE OF batch";

  private static final String TO_TAKE_OUT = BOXES + " FOR UPDATE OF batch";
  private static final String WRITTEN_OFF =
      """
      SELECT place FROM unnest(CAST(:places AS bigint[])) AS place
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
      WHERE batch.office_code = :office AND NOT batch.used_up
        AND place <> ALL (CAST(:places AS bigint[]))
        AND NOT EXISTS (SELECT FROM card WHERE card.place = place.place)
        AND NOT EXISTS (SELECT FROM card_write_off off
                        WHERE int8range(off.first_place, off.last_place, '[]') @> place.place)
      ORDER BY batch.received_at DESC, place DESC OFFSET :skipped LIMIT :most
      """;

  /** Also one that lies in a box by now: it was handed over while its box was waited for. */
  private static final String MAY_NOT_BE_GIVEN =
      """
      SELECT place FROM unnest(CAST(:places AS bigint[])) AS place
      WHERE EXISTS (SELECT FROM card_batch WHERE office_code = CAST(:office AS text))
         OR EXISTS (SELECT FROM card_hand_over WHERE from_office = CAST(:office AS text))
         OR EXISTS (SELECT FROM card_batch WHERE int8range(first_place, last_place, '[]') @> place)
      """;

  /** Changes nothing if a card of it is in another batch. */
  private static final String ADD =
      """
      INSERT INTO card_batch (id, office_code, first_place, last_place, received_at, recorded_by)
      VALUES (:id, :office, :first, :last, :now, :who)
      ON CONFLICT ON CONSTRAINT card_batch_no_overlap_ex DO NOTHING
      """;

  private static final String IS_WRITTEN_OFF =
      """
      SELECT EXISTS (SELECT FROM card_write_off
                     WHERE int8range(first_place, last_place, '[]') && int8range(:first, :last, '[]'))
      """;
  private static final String IS_GIVEN =
      "SELECT EXISTS (SELECT FROM card WHERE place BETWEEN :first AND :last)";

  /** Changes nothing if a card of it was written off before. */
  private static final String WRITE_OFF =
      """
      INSERT INTO card_write_off (id, batch_id, first_place, last_place, reason, recorded_at, recorded_by)
      VALUES (:id, :batch, :first, :last, :reason, :now, :who)
      ON CONFLICT ON CONSTRAINT card_write_off_no_overlap_ex DO NOTHING
      """;

  private static final String SET_LEVEL =
      "UPDATE office SET card_reorder_level = :level WHERE code = :office";

  private final Sql sql;

  CardStock(Sql sql) {
    this.sql = sql;
  }

  /**
   * The boxes that these cards lie in; until the transaction ends none of their cards is written
   * off. Cards in none are left out.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Map<Long, Box> toGive(Collection<Long> places) {
    var boxes = new HashMap<Long, Box>();
    boxes(TO_GIVE, places).forEach(box -> boxes.put(box.place(), box));
    return boxes;
  }

  /** The box of one; until the transaction ends none of its cards is given. */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<Box> toTakeOut(long place) {
    return boxes(TO_TAKE_OUT, List.of(place)).stream().findFirst();
  }

  private List<Box> boxes(String statement, Collection<Long> places) {
    return sql.of(statement).bind("places", places).list(Box.class);
  }

  /**
   * Which of these cards nobody will be given. A statement of its own, after the boxes were locked:
   * one that waits for a lock does not see what was written meanwhile in other tables.
   */
  Set<Long> writtenOff(Collection<Long> places) {
    return Set.copyOf(sql.of(WRITTEN_OFF).bind("places", places).list(Long.class));
  }

  /** Cards of the office that nobody has, but for these. */
  List<Long> free(String office, Collection<Long> without, int skipped, int most) {
    return sql.of(FREE_FROM_THE_BACK)
        .bind("office", office)
        .bind("skipped", skipped)
        .bind("most", most)
        .bind("places", without)
        .list(Long.class);
  }

  /**
   * Those cards for which {@link #toGive} found no box that the office must not give all the same,
   * since it was sent cards that were recorded, or the card has come into a box meanwhile.
   *
   * @param office null at a library, which has no such stock
   */
  Set<Long> mayNotBeGiven(Collection<Long> places, String office) {
    return Set.copyOf(
        sql.of(MAY_NOT_BE_GIVEN).bind("office", office).bind("places", places).list(Long.class));
  }

  /** False if one of its cards is in another batch. */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean add(String office, CardRange range, Instant now, String who) {
    return recorded(sql.of(ADD).bind("office", office), range, now, who);
  }

  boolean isWrittenOff(CardRange range) {
    return isTrue(IS_WRITTEN_OFF, range);
  }

  boolean isGiven(CardRange range) {
    return isTrue(IS_GIVEN, range);
  }

  private boolean isTrue(String statement, CardRange range) {
    return sql.of(statement)
        .bind("first", range.first())
        .bind("last", range.last())
        .one(Boolean.class);
  }

  /** False if one of them was written off before. */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean writeOff(UUID batch, CardRange range, String reason, Instant now, String who) {
    return recorded(sql.of(WRITE_OFF).bind("batch", batch).bind("reason", reason), range, now, who);
  }

  private static boolean recorded(Sql.Statement update, CardRange range, Instant now, String who) {
    return update
            .bind("id", UUID.randomUUID())
            .bind("first", range.first())
            .bind("last", range.last())
            .bind("now", now)
            .bind("who", who)
            .update()
        == 1;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void setReorderLevel(String office, int level) {
    sql.of(SET_LEVEL).bind("office", office).bind("level", level).update();
  }
}
