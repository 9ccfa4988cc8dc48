package throughline.membership.desk.enrolment;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import throughline.membership.member.Member;
import throughline.membership.member.Residence;
import throughline.membership.person.match.Newcomer;
import throughline.membership.person.preference.Purpose;
import throughline.membership.person.vault.GuardianDetails;
import throughline.membership.person.vault.HomeAddress;
import throughline.membership.reference.office.Office;
import throughline.publishing.library.Library;

/**
 * A visit that has been read and found right; {@link ParseEnrolment} makes it.
 *
 * @param children at least one
 * @param purposes what the family is told, by e-mail: none if nobody of it can be written to
 */
public record Enrolment(
    Office office,
    List<NewChild> children,
    Residence residence,
    List<GuardianDetails> guardians,
    Optional<HomeAddress> address,
    Set<Purpose> purposes,
    Library library,
    Optional<UUID> deferredOffer) {
  public Enrolment with(List<NewChild> known) {
    return new Enrolment(
        office, known, residence, guardians, address, purposes, library, deferredOffer);
  }

  int countOfBirth() {
    return (int) children.stream().filter(child -> child.birthOrder() != null).count();
  }

  List<Newcomer> newcomers() {
    return children.stream().map(child -> child.newcomer(guardians)).toList();
  }

  List<Newcomer> newcomers(List<Member> enrolled) {
    return IntStream.range(0, children.size())
        .mapToObj(i -> children.get(i).newcomer(guardians).as(enrolled.get(i).key()))
        .toList();
  }

  /** Hides a family from any log that this object slips into. */
  @Override
  public String toString() {
    return "Enrolment";
  }
}
