package throughline.membership.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.database.Statements;

/** Which cards went from one office to another. */
@ApplicationScoped
class MovedCards {
  /**
   * Cards of the past that went over, as they lay in the box.
   *
   * @param from the name of the office that had them
   */
  record Moved(Instant at, String from, String to, CardRange cards) {}

  private static final String SAY =
      """
      INSERT INTO card_hand_over (id, from_office, to_office, first_place, last_place, recorded_at, recorded_by)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String RANGE = "SELECT first_place, last_place FROM card_batch WHERE id = ?";

  private static final String TAKE_WHOLE_BOX =
      "UPDATE card_batch SET office_code = ?, received_at = ?, recorded_by = ? WHERE id = ?";

  private static final String RESIZE =
      "UPDATE card_batch SET first_place = ?, last_place = ? WHERE id = ?";

  private static final String ADD =
      """
      INSERT INTO card_batch (id, office_code, first_place, last_place, received_at, recorded_by)
      VALUES (?, ?, ?, ?, ?, ?)
      """;

  private static final String SPLIT_REST_OFF =
      """
      INSERT INTO card_batch (id, office_code, first_place, last_place, received_at, recorded_by)
      SELECT ?, office_code, ?, ?, received_at, recorded_by FROM card_batch WHERE id = ?
      """;

  private static final String WRITTEN_OFF_OF_REST =
      "UPDATE card_write_off SET batch_id = ? WHERE batch_id = ? AND first_place >= ?";

  private static final String NEWEST =
      """
      SELECT moved.recorded_at, giver.name, taker.name, moved.first_place, moved.last_place
      FROM card_hand_over moved
      JOIN office giver ON giver.code = moved.from_office
      JOIN office taker ON taker.code = moved.to_office
      WHERE ? OR moved.from_office = ANY (?) OR moved.to_office = ANY (?)
      ORDER BY moved.recorded_at DESC, moved.id LIMIT ?
      """;

  private final Statements statements;

  MovedCards(Statements statements) {
    this.statements = statements;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void move(CardStock.Box box, CardRange cards, String to, Instant now, String who) {
    statements.update(
        SAY, UUID.randomUUID(), box.office(), to, cards.first(), cards.last(), now, who);
    var whole =
        statements
            .first(RANGE, row -> new CardRange(row.getLong(1), row.getLong(2)), box.batch())
            .orElseThrow();
    if (whole.equals(cards)) {
      statements.update(TAKE_WHOLE_BOX, to, now, who, box.batch());
    } else {
      takeOut(box.batch(), whole, cards);
      statements.update(ADD, UUID.randomUUID(), to, cards.first(), cards.last(), now, who);
    }
  }

  private void takeOut(UUID box, CardRange whole, CardRange cards) {
    var before = new CardRange(whole.first(), cards.first() - 1);
    var behind = new CardRange(cards.last() + 1, whole.last());
    var kept = before.size() > 0 ? before : behind;
    statements.update(RESIZE, kept.first(), kept.last(), box);
    if (before.size() > 0 && behind.size() > 0) {
      var rest = UUID.randomUUID();
      statements.update(SPLIT_REST_OFF, rest, behind.first(), behind.last(), box);
      statements.update(WRITTEN_OFF_OF_REST, rest, box, behind.first());
    }
  }

  List<Moved> newest(Places offices, int most) {
    var codes = offices.codes().toArray(String[]::new);
    return statements.all(
        NEWEST,
        row ->
            new Moved(
                Statements.instant(row, "recorded_at"),
                row.getString(2),
                row.getString(3),
                new CardRange(row.getLong(4), row.getLong(5))),
        offices.all(),
        codes,
        codes,
        most);
  }
}
