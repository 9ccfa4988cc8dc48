package throughline.membership.enrolment;

import java.time.LocalDate;
import java.util.List;
import throughline.membership.card.CardNumber;
import throughline.membership.match.Newcomer;
import throughline.membership.vault.ChildName;
import throughline.membership.vault.GuardianDetails;

/**
 * A child of a visit that has been read and found right.
 *
 * @param cardField where the form or the API has the card
 * @param birthOrder null unless there were several
 */
public record NewChild(
    ChildName name, LocalDate dateOfBirth, Integer birthOrder, CardNumber card, String cardField) {

  /** Who is looked for among the records. */
  public Newcomer newcomer(List<GuardianDetails> guardians) {
    return Newcomer.unknown(name, dateOfBirth, birthOrder, guardians);
  }

  /** Hides a child from any log that this object slips into. */
  @Override
  public String toString() {
    return "NewChild";
  }
}
