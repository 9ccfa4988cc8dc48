package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import throughline.membership.person.vault.AddressBook;
import throughline.membership.person.vault.HomeAddress;
import throughline.membership.record.Desk;
import throughline.membership.record.ParseResidence;
import throughline.membership.record.RecordAction;
import throughline.platform.core.input.Fields;

/** An address was left out at the enrolment or entered wrong: nobody has moved. */
@ApplicationScoped
class PutAddressRight implements LifeChange {

  private final LifeRecords records;
  private final ParseResidence readResidence;
  private final AddressBook addresses;
  private final RecordMove recordMove;

  PutAddressRight(
      LifeRecords records,
      ParseResidence readResidence,
      AddressBook addresses,
      RecordMove recordMove) {
    this.records = records;
    this.readResidence = readResidence;
    this.addresses = addresses;
    this.recordMove = recordMove;
  }

  @Override
  public LifeEvent event() {
    return LifeEvent.ADDRESS_PUT_RIGHT;
  }

  @Override
  @Transactional
  public Recorded record(UUID id, LifeEventRequest typed, Desk desk) {
    var member = records.take(id, event(), typed.version(), desk);
    var fields = new Fields();
    var residence =
        readResidence.readOr(member.residence(), fields, typed.residence(), typed.postcode());
    var address = HomeAddress.read(fields, null, typed.address(), typed.postcode());
    if (address.isEmpty() && fields.ok()) {
      fields.reject("address", "Enter the address or the postcode");
    }
    fields.throwIfAny();
    var since = addresses.presentSince(id).orElseGet(() -> recordMove.knownSince(member));
    recordMove.settle(
        member, address.orElseThrow(), residence, since, RecordAction.ADDRESS_PUT_RIGHT, desk);
    return Recorded.of(event(), id);
  }
}
