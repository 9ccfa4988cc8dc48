package throughline.membership.desk.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import org.hibernate.Session;

/** How many offers came to nothing, by office and day: numbers, and nothing of anybody. */
@ApplicationScoped
class OfferTally {
  private static final String ONE_MORE =
      """
      INSERT INTO offer_tally (office_code, day, outcome, number)
      VALUES (:office, :day, :outcome, 1)
      ON CONFLICT ON CONSTRAINT offer_tally_pk DO UPDATE SET number = offer_tally.number + 1
      """;

  private static final String ONE_LESS =
      """
      UPDATE offer_tally SET number = number - 1
      WHERE office_code = :office AND day = :day AND outcome = :outcome AND number > 0
      """;

  private final Session database;

  OfferTally(Session database) {
    this.database = database;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void countOne(String office, LocalDate day, OfferOutcome outcome) {
    change(ONE_MORE, office, day, outcome);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  boolean takeOneBack(String office, LocalDate day, OfferOutcome outcome) {
    return change(ONE_LESS, office, day, outcome) == 1;
  }

  private int change(String statement, String office, LocalDate day, OfferOutcome outcome) {
    return database
        .createNativeMutationQuery(statement)
        .setParameter("office", office)
        .setParameter("day", day)
        .setParameter("outcome", outcome.name())
        .executeUpdate();
  }
}
