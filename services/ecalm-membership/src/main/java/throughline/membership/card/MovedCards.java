package throughline.membership.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import throughline.membership.card.CardStock.CardRange;
import throughline.platform.core.permission.Places;

/** Which cards went from one office to another. */
@ApplicationScoped
class MovedCards {
  /** Cards of the past that went over, as they lay in the box; offices by their names. */
  record Moved(Instant at, String giver, String taker, long first, long last) {}

  private static final String RECORD =
      """
      INSERT INTO card_hand_over (id, from_office, to_office, first_place, last_place, recorded_at, recorded_by)
      VALUES (:id, :from, :to, :first, :last, :now, :who)
      """;
  private static final String RANGE =
      "SELECT first_place AS first, last_place AS last FROM card_batch WHERE id = :box";
  private static final String TAKE_WHOLE_BOX =
      "UPDATE card_batch SET office_code = :to, received_at = :now, recorded_by = :who WHERE id ="
          + " :box";
  private static final String RESIZE =
      "UPDATE card_batch SET first_place = :first, last_place = :last WHERE id = :box";
  private static final String ADD =
      """
      INSERT INTO card_batch (id, office_code, first_place, last_place, received_at, recorded_by)
      VALUES (:id, :to, :first, :last, :now, :who)
      """;

  /** The rest behind the cards, which came with the box, is one of its own now. */
  private static final String SPLIT_REST_OFF =
      """
      INSERT INTO card_batch (id, office_code, first_place, last_place, received_at, recorded_by)
      SELECT :rest, office_code, :first, :last, received_at, recorded_by
      FROM card_batch WHERE id = :box
      """;

  private static final String WRITTEN_OFF_OF_REST =
      "UPDATE card_write_off SET batch_id = :rest WHERE batch_id = :box AND first_place >= :first";
  private static final String NEWEST =
      """
      SELECT moved.recorded_at AS at, giver.name AS giver, taker.name AS taker,
             moved.first_place AS first, moved.last_place AS last
      FROM card_hand_over moved
      JOIN office giver ON giver.code = moved.from_office
      JOIN office taker ON taker.code = moved.to_office
      WHERE :everywhere OR moved.from_office = ANY (:offices) OR moved.to_office = ANY (:offices)
      ORDER BY moved.recorded_at DESC, moved.id LIMIT :most
      """;

  private final Jdbi jdbi;

  MovedCards(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Moves cards that nobody has and that are all of this box, which the caller has locked. */
  @Transactional(Transactional.TxType.MANDATORY)
  void move(CardStock.Box box, CardRange cards, String to, Instant now, String who) {
    jdbi.useHandle(
        handle -> {
          range(handle.createUpdate(RECORD), cards)
              .bind("id", UUID.randomUUID())
              .bind("from", box.office())
              .bind("to", to)
              .bind("now", now)
              .bind("who", who)
              .execute();
          var whole =
              handle.createQuery(RANGE).bind("box", box.batch()).mapTo(CardRange.class).one();
          if (whole.equals(cards)) {
            handle
                .createUpdate(TAKE_WHOLE_BOX)
                .bind("to", to)
                .bind("now", now)
                .bind("who", who)
                .bind("box", box.batch())
                .execute();
          } else {
            takeOut(handle, box.batch(), whole, cards);
            range(handle.createUpdate(ADD), cards)
                .bind("id", UUID.randomUUID())
                .bind("to", to)
                .bind("now", now)
                .bind("who", who)
                .execute();
          }
        });
  }

  private static void takeOut(Handle handle, UUID box, CardRange whole, CardRange cards) {
    var before = new CardRange(whole.first(), cards.first() - 1);
    var behind = new CardRange(cards.last() + 1, whole.last());
    var kept = before.size() > 0 ? before : behind;
    range(handle.createUpdate(RESIZE), kept).bind("box", box).execute();
    if (before.size() > 0 && behind.size() > 0) {
      var rest = UUID.randomUUID();
      range(handle.createUpdate(SPLIT_REST_OFF), behind)
          .bind("rest", rest)
          .bind("box", box)
          .execute();
      handle
          .createUpdate(WRITTEN_OFF_OF_REST)
          .bind("rest", rest)
          .bind("box", box)
          .bind("first", behind.first())
          .execute();
    }
  }

  private static Update range(Update update, CardRange cards) {
    return update.bind("first", cards.first()).bind("last", cards.last());
  }

  /** The newest that one of these offices gave or got. */
  List<Moved> newest(Places offices, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(NEWEST)
                .bind("everywhere", offices.all())
                .bindArray("offices", String.class, offices.codes())
                .bind("most", most)
                .mapTo(Moved.class)
                .list());
  }
}
