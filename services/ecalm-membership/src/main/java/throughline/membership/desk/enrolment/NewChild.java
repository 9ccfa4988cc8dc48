package throughline.membership.desk.enrolment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import throughline.membership.card.CardNumber;
import throughline.membership.person.match.Newcomer;
import throughline.membership.person.suppression.Suppressions.Named;
import throughline.membership.person.vault.ChildName;
import throughline.membership.person.vault.GuardianDetails;

/**
 * A child or other member of a visit that has been read and found right.
 *
 * @param card null in a file, until a child who is new gets one of the stock
 * @param birthOrder null unless there were several
 * @param themself who answers for an adult; empty for a child, for whom the visit's guardians do
 */
public record NewChild(
    ChildName name,
    LocalDate dateOfBirth,
    Integer birthOrder,
    CardNumber card,
    String cardField,
    Optional<GuardianDetails> themself) {
  public NewChild with(CardNumber given) {
    return new NewChild(name, dateOfBirth, birthOrder, given, cardField, themself);
  }

  boolean isAdult() {
    return themself.isPresent();
  }

  List<GuardianDetails> guardians(List<GuardianDetails> ofVisit) {
    return themself.map(List::of).orElse(ofVisit);
  }

  public Newcomer newcomer(List<GuardianDetails> guardians) {
    return Newcomer.unknown(name, dateOfBirth, birthOrder, guardians(guardians));
  }

  public Named named() {
    return new Named(name, dateOfBirth, Optional.ofNullable(birthOrder));
  }

  /** Hides a child from any log that this object slips into. */
  @Override
  public String toString() {
    return "NewChild";
  }
}
