package throughline.membership.record.duplicate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.member.MembershipState;
import throughline.platform.core.time.London;

/**
 * One of two records as far as it takes to tell whether they are of one child: neither address nor
 * contact.
 *
 * @param office its name; null for a record of no office
 * @param library the name of the present home library; null if there is none
 * @param isHeld whether nothing is sent until staff have looked
 * @param isSecret whether the address is secret
 * @param notContacted the guardians who must not be written to
 * @param cardEnding the last digits of the card; null if it has none that can be used
 * @param lastUsed when the child last borrowed or came with it; null if that is not known
 * @param isTheirs whether whoever looks may open the record itself
 */
record CaseRecord(
    UUID id,
    long version,
    String childName,
    LocalDate dateOfBirth,
    Optional<Integer> birthOrder,
    List<String> guardians,
    LocalDate enrolledOn,
    String office,
    String library,
    MembershipState standing,
    boolean isHeld,
    boolean isSecret,
    List<String> notContacted,
    String cardEnding,
    LocalDate lastUsed,
    boolean isTheirs) {

  String cardStops() {
    return cardEnding == null
        ? "It has no card that could stop"
        : lastUsed == null
            ? "The card that ends in %s stops".formatted(cardEnding)
            : "The card that ends in %s, last used on %s, stops"
                .formatted(cardEnding, London.date(lastUsed));
  }

  @Override
  public String toString() {
    return "CaseRecord " + id;
  }
}
