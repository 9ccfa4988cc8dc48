package throughline.membership.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import throughline.platform.core.permission.Places;

/** A registrar counts the cards of their offices. */
@ApplicationScoped
public class ShowStock {
  /** Cards that went from one office to another. */
  record HandedOver(Instant at, String from, CardsInBox cards) {}

  /** Cards that follow each other, as people compare them with a box. */
  record CardsInBox(String officeName, String first, String last, long count) {}

  /** The cards of one office. */
  public record StockLine(
      String office,
      String officeName,
      long received,
      long given,
      long writtenOff,
      long handedOver,
      long reorderLevel) {
    public long left() {
      return received - given - writtenOff - handedOver;
    }

    public boolean isLow() {
      return received > 0 && left() <= reorderLevel;
    }
  }

  private record Unused(String officeName, long first, long last) {}

  private static final int MOST = 50;
  private static final String BY_OFFICE =
      """
      SELECT office.code AS office, office.name AS office_name,
             coalesce(sum(batch.last_place - batch.first_place + 1), 0) + moved.number AS received,
             coalesce(sum(given.number), 0) AS given, coalesce(sum(off.number), 0) AS written_off,
             office.card_reorder_level AS reorder_level, moved.number AS handed_over
      FROM office
      LEFT JOIN card_batch batch ON batch.office_code = office.code
      LEFT JOIN LATERAL (
        SELECT coalesce(sum(last_place - first_place + 1), 0) AS number FROM card_write_off
        WHERE batch_id = batch.id) off ON true
      LEFT JOIN LATERAL (
        SELECT CASE
          WHEN batch.used_up THEN batch.last_place - batch.first_place + 1 - off.number
          ELSE (SELECT count(*) FROM card
                WHERE card.place BETWEEN batch.first_place AND batch.last_place)
          END AS number) given ON true
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(last_place - first_place + 1), 0) AS number FROM card_hand_over
        WHERE from_office = office.code) moved
      WHERE (:everywhere OR office.code = ANY (:places))
      GROUP BY office.code, moved.number ORDER BY office.name
      """;

  /**
   * What is between two used cards, before the first and behind the last of each batch. It was
   * passed over if a desk gave one behind it: what a file took from the back, or is written off,
   * says nothing of those in front.
   */
  private static final String UNUSED =
      """
      WITH batch AS (
        SELECT card_batch.*, office.name FROM card_batch JOIN office ON office.code = office_code
        WHERE NOT used_up AND (:everywhere OR office_code = ANY (:places))),
      used AS (
        SELECT batch.id, card.place AS first, card.place AS last FROM batch
        JOIN card ON card.place BETWEEN batch.first_place AND batch.last_place
        UNION ALL
        SELECT batch.id, off.first_place, off.last_place
        FROM batch JOIN card_write_off off ON off.batch_id = batch.id
        UNION ALL
        SELECT batch.id, batch.last_place + 1, batch.last_place + 1 FROM batch),
      steps AS (
        SELECT used.id, used.first, lag(used.last) OVER (PARTITION BY used.id ORDER BY used.first) AS before
        FROM used)
      SELECT batch.name AS office_name, coalesce(steps.before + 1, batch.first_place) AS first, steps.first - 1 AS last
      FROM steps JOIN batch ON batch.id = steps.id
      CROSS JOIN LATERAL (
        SELECT max(place) AS last FROM card
        WHERE place BETWEEN batch.first_place AND batch.last_place AND NOT from_back) desk
      WHERE steps.first > coalesce(steps.before + 1, batch.first_place)
        AND (steps.first <= coalesce(desk.last, -1)) = :gaps
      ORDER BY batch.name, first LIMIT :most
      """;

  private final Jdbi jdbi;
  private final MovedCards movedCards;
  private final ParseCardNumber numbers;

  ShowStock(Jdbi jdbi, MovedCards movedCards, ParseCardNumber numbers) {
    this.jdbi = jdbi;
    this.movedCards = movedCards;
    this.numbers = numbers;
  }

  @Transactional
  public List<StockLine> of(Places offices) {
    return jdbi.withHandle(
        handle -> at(handle.createQuery(BY_OFFICE), offices).mapTo(StockLine.class).list());
  }

  /** Cards that were passed over: unused, with one behind them in the box that a desk gave. */
  @Transactional
  List<CardsInBox> gaps(Places offices) {
    return unused(offices, true);
  }

  /** What else is unused in each box, from the next card on. */
  @Transactional
  List<CardsInBox> next(Places offices) {
    return unused(offices, false);
  }

  @Transactional
  List<HandedOver> handedOver(Places offices) {
    return movedCards.newest(offices, MOST).stream()
        .map(
            moved ->
                new HandedOver(
                    moved.at(), moved.giver(), cards(moved.taker(), moved.first(), moved.last())))
        .toList();
  }

  private List<CardsInBox> unused(Places offices, boolean gaps) {
    return jdbi
        .withHandle(
            handle ->
                at(handle.createQuery(UNUSED), offices)
                    .bind("gaps", gaps)
                    .bind("most", MOST)
                    .mapTo(Unused.class)
                    .list())
        .stream()
        .map(unused -> cards(unused.officeName(), unused.first(), unused.last()))
        .toList();
  }

  private static Query at(Query query, Places offices) {
    return query
        .bind("everywhere", offices.all())
        .bindArray("places", String.class, offices.codes());
  }

  private CardsInBox cards(String officeName, long first, long last) {
    return new CardsInBox(
        officeName, numbers.at(first).grouped(), numbers.at(last).grouped(), last - first + 1);
  }
}
