package throughline.membership.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import throughline.membership.contact.FamilyMail;
import throughline.membership.member.Member;
import throughline.membership.vault.AddressBook;
import throughline.membership.vault.Birth;
import throughline.membership.vault.Child;
import throughline.membership.vault.Guardian;
import throughline.membership.vault.PersonVault;
import throughline.platform.core.time.London;

/**
 * Puts who the children and guardians of a visit are where nobody else reads, and welcomes each
 * guardian who may be written to.
 */
@ApplicationScoped
class KeepFamily {

  private final PersonVault vault;
  private final AddressBook addresses;
  private final FamilyMail familyMail;

  KeepFamily(PersonVault vault, AddressBook addresses, FamilyMail familyMail) {
    this.vault = vault;
    this.addresses = addresses;
    this.familyMail = familyMail;
  }

  /**
   * Each child with guardians and address of its own: none can be found by another's. That two of
   * the visit's rows are one guardian, a random key says.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void of(Enrolment visit, List<Member> enrolled, String registrar, Instant now) {
    var birthSet = UUID.randomUUID();
    var persons = visit.guardians().stream().map(guardian -> UUID.randomUUID()).toList();
    for (var i = 0; i < enrolled.size(); i++) {
      var key = enrolled.get(i).key();
      var child = visit.children().get(i);
      var guardians = guardians(visit, key, persons, London.dateOf(now));
      vault.keep(
          new Child(key, child.name(), child.dateOfBirth(), birth(birthSet, child, visit)),
          guardians,
          London.dateOf(now));
      visit.address().ifPresent(address -> addresses.keep(key, address, registrar, now));
      if (i == 0) {
        guardians.forEach(this::welcome);
      }
    }
  }

  /** Once for the whole visit: the link that it holds leads to every child of it. */
  private void welcome(Guardian guardian) {
    var email = guardian.details().contact().email();
    if (guardian.details().mayContact() && email != null) {
      familyMail.welcome(guardian.id(), email);
    }
  }

  private static List<Guardian> guardians(
      Enrolment visit, UUID member, List<UUID> persons, LocalDate from) {
    return IntStream.range(0, persons.size())
        .mapToObj(
            i ->
                new Guardian(
                    UUID.randomUUID(), member, persons.get(i), visit.guardians().get(i), from))
        .toList();
  }

  private static Birth birth(UUID set, NewChild child, Enrolment visit) {
    return child.birthOrder() == null
        ? null
        : new Birth(set, child.birthOrder(), visit.countOfBirth());
  }
}
