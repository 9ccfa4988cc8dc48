package throughline.membership.librarysystem;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.person.vault.HomeAddress;
import throughline.membership.person.vault.PersonDetails;

/**
 * A member as the library system has to know them now; "patron" is what library systems call one.
 *
 * @param cards every card that the member was given, the present one first
 * @param library the code of the home library, null if there is none
 * @param person null after an erasure
 * @param address null if none is known, or it is not to leave
 */
record Patron(
    UUID member,
    Instruction instruction,
    List<String> cards,
    String library,
    LocalDate enrolledOn,
    PersonDetails person,
    HomeAddress address) {
  String card() {
    return cards.get(0);
  }

  Optional<LocalDate> dateOfBirth() {
    return Optional.ofNullable(person).map(PersonDetails::dateOfBirth);
  }

  /** Hides the child from any log that this object slips into. */
  @Override
  public String toString() {
    return "Patron " + member;
  }
}
