package throughline.membership.usage;

import java.time.LocalDate;
import throughline.membership.card.CardNumber;

/**
 * A loan as it was read; of one that is taken back only what {@link UseRow} needs.
 *
 * @param card of the borrower; null if none was sent
 * @param audience for whom the item is meant; null if that was not said
 */
record Loan(
    String ref,
    int revision,
    boolean counts,
    String library,
    LocalDate day,
    CardNumber card,
    boolean renewal,
    Audience audience)
    implements UseRow {

  /** For whom an item is meant, whoever borrows it. */
  enum Audience {
    CHILDREN,
    YOUNG_PEOPLE,
    ADULTS
  }

  /** Hides a card from any log that this object slips into. */
  @Override
  public String toString() {
    return "Loan";
  }
}
