package throughline.membership.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import throughline.platform.core.permission.Places;

/** A registrar counts the cards of their offices. */
@ApplicationScoped
public class ShowStock {
  private static final int MOST = 50;

  private static final String BY_OFFICE =
      """
      SELECT office.code, office.name,
             coalesce(sum(batch.last_place - batch.first_place + 1), 0) + moved.number AS received,
             coalesce(sum(given.number), 0) AS given, coalesce(sum(off.number), 0) AS off,
             office.card_reorder_level, moved.number
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
      WHERE (:everywhere = true OR office.code IN (:places))
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
        WHERE NOT used_up AND (:everywhere = true OR office_code IN (:places))),
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
      SELECT batch.name, coalesce(steps.before + 1, batch.first_place) AS first, steps.first - 1 AS last
      FROM steps JOIN batch ON batch.id = steps.id
      CROSS JOIN LATERAL (
        SELECT max(place) AS last FROM card
        WHERE place BETWEEN batch.first_place AND batch.last_place AND NOT from_back) desk
      WHERE steps.first > coalesce(steps.before + 1, batch.first_place)
        AND (steps.first <= coalesce(desk.last, -1)) = :gaps
      ORDER BY batch.name, first
      """;

  private final Session database;
  private final MovedCards movedCards;
  private final ParseCardNumber numbers;

  ShowStock(Session database, MovedCards movedCards, ParseCardNumber numbers) {
    this.database = database;
    this.movedCards = movedCards;
    this.numbers = numbers;
  }

  @Transactional
  public List<StockLine> of(Places offices) {
    return at(offices, database.createNativeQuery(BY_OFFICE, Tuple.class))
        .getResultStream()
        .map(ShowStock::line)
        .toList();
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
        .map(moved -> new HandedOver(moved.at(), moved.from(), cards(moved.to(), moved.cards())))
        .toList();
  }

  private List<CardsInBox> unused(Places offices, boolean gaps) {
    return at(offices, database.createNativeQuery(UNUSED, Tuple.class))
        .setParameter("gaps", gaps)
        .setMaxResults(MOST)
        .getResultStream()
        .map(this::cards)
        .toList();
  }

  private static <T> NativeQuery<T> at(Places offices, NativeQuery<T> query) {
    return query
        .setParameter("everywhere", offices.all())
        .setParameterList("places", offices.codes());
  }

  private CardsInBox cards(Tuple row) {
    return cards(row.get(0, String.class), new CardRange(number(row, 1), number(row, 2)));
  }

  private CardsInBox cards(String officeName, CardRange range) {
    return new CardsInBox(
        officeName,
        numbers.at(range.first()).grouped(),
        numbers.at(range.last()).grouped(),
        range.size());
  }

  private static StockLine line(Tuple row) {
    return new StockLine(
        row.get(0, String.class),
        row.get(1, String.class),
        number(row, 2),
        number(row, 3),
        number(row, 4),
        number(row, 6),
        number(row, 5));
  }

  private static long number(Tuple row, int column) {
    return row.get(column, Number.class).longValue();
  }
}
