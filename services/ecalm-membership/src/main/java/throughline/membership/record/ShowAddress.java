package throughline.membership.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.person.vault.AddressBook;
import throughline.membership.person.vault.AddressPolicies;
import throughline.membership.person.vault.HomeAddress;
import throughline.platform.core.input.Fields;
import throughline.platform.database.audit.AuditTrail;

/** Somebody at a desk looks where a child lives: the one way to an address. */
@ApplicationScoped
class ShowAddress {

  private final RestrictedRecords restricted;
  private final AddressBook addresses;
  private final AddressPolicies policies;
  private final AuditTrail trail;

  ShowAddress(
      RestrictedRecords restricted,
      AddressBook addresses,
      AddressPolicies policies,
      AuditTrail trail) {
    this.restricted = restricted;
    this.addresses = addresses;
    this.policies = policies;
    this.trail = trail;
  }

  /** The address; empty if it is secret and a reason has to be given. */
  @Transactional
  Optional<HomeAddress> show(UUID id, Desk desk) {
    var member = restricted.find(id, desk);
    if (policies.isSecret(id)) {
      return Optional.empty();
    }
    trail.append(RecordAction.ADDRESS_OPENED.of(member, desk.actor(member)));
    return Optional.of(addresses.open(id));
  }

  /** A secret address, and writes down who saw it and why. */
  @Transactional
  HomeAddress showBecause(UUID id, String typed, Desk desk) {
    var member = restricted.find(id, desk);
    var fields = new Fields();
    var reason =
        RestrictedRecords.REASONS.read(fields, "reason", typed, "Choose why you need the address");
    fields.throwIfAny();
    trail.append(RecordAction.ADDRESS_OPENED.of(member, desk.actor(member)).because(reason));
    return addresses.open(id);
  }
}
