package throughline.membership.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import throughline.membership.member.Member;
import throughline.membership.vault.AddressBook;
import throughline.membership.vault.Birth;
import throughline.membership.vault.Child;
import throughline.membership.vault.HomeAddress;
import throughline.membership.vault.PersonVault;
import throughline.membership.vault.PersonVault.Family;
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
  void of(List<Enrolment> visits, List<List<Member>> enrolled, String registrar, Instant now) {
    var families = new ArrayList<Family>();
    var homes = new LinkedHashMap<UUID, HomeAddress>();
    for (var i = 0; i < visits.size(); i++) {
      var visit = visits.get(i);
      var birthSet = UUID.randomUUID();
      for (var j = 0; j < enrolled.get(i).size(); j++) {
        var key = enrolled.get(i).get(j).key();
        var child = visit.children().get(j);
        families.add(
            new Family(
                new Child(key, child.name(), child.dateOfBirth(), birth(birthSet, child, visit)),
                visit.guardians()));
        visit.address().ifPresent(address -> homes.put(key, address));
      }
    }
    vault.keep(families, London.dateOf(now));
    addresses.keep(homes, registrar, now);
  }

  private static Birth birth(UUID set, NewChild child, Enrolment visit) {
    return child.birthOrder() == null
        ? null
        : new Birth(set, child.birthOrder(), visit.countOfBirth());
  }
}
