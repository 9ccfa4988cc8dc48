package throughline.membership.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import throughline.membership.member.Member;
import throughline.membership.vault.AddressBook;
import throughline.membership.vault.Birth;
import throughline.membership.vault.Child;
import throughline.membership.vault.PersonVault;
import throughline.platform.core.time.London;

/** Puts who the children and guardians of a visit are where nobody else reads. */
@ApplicationScoped
class KeepFamily {

  private final PersonVault vault;
  private final AddressBook addresses;

  KeepFamily(PersonVault vault, AddressBook addresses) {
    this.vault = vault;
    this.addresses = addresses;
  }

  /** Each child with guardians and address of its own: none can be found by another's. */
  @Transactional(Transactional.TxType.MANDATORY)
  void of(Enrolment visit, List<Member> enrolled, String registrar, Instant now) {
    var birthSet = UUID.randomUUID();
    for (var i = 0; i < enrolled.size(); i++) {
      var key = enrolled.get(i).key();
      var child = visit.children().get(i);
      vault.keep(
          new Child(key, child.name(), child.dateOfBirth(), birth(birthSet, child, visit)),
          visit.guardians(),
          London.dateOf(now));
      visit.address().ifPresent(address -> addresses.keep(key, address, registrar, now));
    }
  }

  private static Birth birth(UUID set, NewChild child, Enrolment visit) {
    return child.birthOrder() == null
        ? null
        : new Birth(set, child.birthOrder(), visit.countOfBirth());
  }
}
