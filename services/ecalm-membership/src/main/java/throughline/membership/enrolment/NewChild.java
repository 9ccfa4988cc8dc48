package throughline.membership.enrolment;

import java.time.LocalDate;
import throughline.membership.card.CardNumber;
import throughline.membership.vault.ChildName;

/**
 * A child of a visit that has been read and found right.
 *
 * @param cardField where the form or the API has the card
 * @param birthOrder null unless there were several
 */
public record NewChild(
    ChildName name, LocalDate dateOfBirth, Integer birthOrder, CardNumber card, String cardField) {

  /** Hides a child from any log that this object slips into. */
  @Override
  public String toString() {
    return "NewChild";
  }
}
