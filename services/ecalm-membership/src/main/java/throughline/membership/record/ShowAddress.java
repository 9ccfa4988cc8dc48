package throughline.membership.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.person.vault.AddressBook;
import throughline.membership.person.vault.AddressPolicies;
import throughline.membership.person.vault.HomeAddress;
import throughline.platform.core.input.Fields;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.AuditTrail;

/** Somebody at a desk looks where a child lives: the one way to an address. */
@ApplicationScoped
class ShowAddress {

  private final Members members;
  private final AddressBook addresses;
  private final AddressPolicies policies;
  private final AuditTrail trail;

  ShowAddress(Members members, AddressBook addresses, AddressPolicies policies, AuditTrail trail) {
    this.members = members;
    this.addresses = addresses;
    this.policies = policies;
    this.trail = trail;
  }

  @Transactional
  Optional<HomeAddress> show(UUID id, Desk desk) {
    var member = member(id, desk);
    if (policies.isSecret(id)) {
      return Optional.empty();
    }
    trail.append(RecordAction.ADDRESS_OPENED.of(member, desk.actor(member)));
    return Optional.of(addresses.open(id));
  }

  @Transactional
  HomeAddress showBecause(UUID id, String typed, Desk desk) {
    var member = member(id, desk);
    var fields = new Fields();
    var reason =
        fields.oneOf("reason", typed, RestrictedReason.class, "Choose why you need the address");
    fields.throwIfAny();
    trail.append(
        RecordAction.ADDRESS_OPENED.of(member, desk.actor(member)).because(reason.inWords()));
    return addresses.open(id);
  }

  private Member member(UUID id, Desk desk) {
    return members
        .find(id, desk.offices(), desk.libraries())
        .orElseThrow(() -> new NotFound("enrolment with this number"));
  }
}
