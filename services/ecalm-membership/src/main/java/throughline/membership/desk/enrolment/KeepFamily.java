package throughline.membership.desk.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import throughline.membership.contact.FamilyMail;
import throughline.membership.member.Member;
import throughline.membership.person.vault.AddressBook;
import throughline.membership.person.vault.Birth;
import throughline.membership.person.vault.Child;
import throughline.membership.person.vault.Guardian;
import throughline.membership.person.vault.GuardianDetails;
import throughline.membership.person.vault.HomeAddress;
import throughline.membership.person.vault.PersonVault;
import throughline.membership.person.vault.PersonVault.Family;
import throughline.platform.core.time.London;

/**
 * Puts who the children and guardians of a visit are where nobody else reads, and welcomes each
 * guardian and adult who may be written to.
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

  @Transactional(Transactional.TxType.MANDATORY)
  void of(List<Enrolment> visits, List<List<Member>> enrolled, String registrar, Instant now) {
    var from = London.dateOf(now);
    var families = new ArrayList<Family>();
    var homes = new LinkedHashMap<UUID, HomeAddress>();
    var welcomed = new ArrayList<Guardian>();
    for (var i = 0; i < visits.size(); i++) {
      var ofVisit = families(visits.get(i), enrolled.get(i), from);
      families.addAll(ofVisit);
      welcomed.addAll(welcomed(ofVisit));
      visits
          .get(i)
          .address()
          .ifPresent(
              home -> ofVisit.forEach(family -> homes.put(family.child().memberKey(), home)));
    }
    vault.keep(families, from);
    addresses.keep(homes, registrar, now);
    familyMail.welcome(welcomed);
  }

  private static List<Family> families(Enrolment visit, List<Member> enrolled, LocalDate from) {
    var birthSet = UUID.randomUUID();
    var persons = persons(visit.guardians());
    var families = new ArrayList<Family>();
    for (var i = 0; i < enrolled.size(); i++) {
      var key = enrolled.get(i).key();
      var child = visit.children().get(i);
      families.add(
          new Family(
              new Child(
                  key, child.name(), child.dateOfBirth(), birth(birthSet, child, visit), false),
              child
                  .themself()
                  .map(List::of)
                  .map(self -> guardians(self, key, persons(self), from))
                  .orElseGet(() -> guardians(visit.guardians(), key, persons, from))));
    }
    return families;
  }

  /**
   * A guardian once for the whole visit, since the link that a mail holds leads to every child of
   * it, and each adult who answers for themself.
   */
  private static List<Guardian> welcomed(List<Family> ofVisit) {
    var adults =
        ofVisit.stream()
            .flatMap(family -> family.guardians().stream())
            .filter(guardian -> guardian.details().isSelf());
    return Stream.concat(ofVisit.get(0).guardians().stream(), adults).toList();
  }

  private static List<UUID> persons(List<GuardianDetails> guardians) {
    return guardians.stream().map(guardian -> UUID.randomUUID()).toList();
  }

  private static List<Guardian> guardians(
      List<GuardianDetails> guardians, UUID member, List<UUID> persons, LocalDate from) {
    return IntStream.range(0, persons.size())
        .mapToObj(
            i ->
                new Guardian(
                    UUID.randomUUID(), member, persons.get(i), guardians.get(i), from, null))
        .toList();
  }

  private static Birth birth(UUID set, NewChild child, Enrolment visit) {
    return child.birthOrder() == null
        ? Birth.SINGLE
        : new Birth(set, child.birthOrder(), visit.countOfBirth());
  }
}
