package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import throughline.membership.member.Member;
import throughline.membership.member.Residence;
import throughline.membership.person.vault.AddressBook;
import throughline.membership.person.vault.AddressPolicies;
import throughline.membership.person.vault.AddressPolicy;
import throughline.membership.person.vault.HomeAddress;
import throughline.membership.record.ParseResidence;
import throughline.membership.record.RecordAction;
import throughline.membership.record.life.LifeRecords.Taken;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.Change;

/** A family has moved, or its address was left out or entered wrong. */
@ApplicationScoped
class RecordMove {

  private static final String DAY = "day";

  private final LifeRecords records;
  private final ParseResidence residences;
  private final AddressBook addresses;
  private final AddressPolicies policies;
  private final Clock clock;

  RecordMove(
      LifeRecords records,
      ParseResidence residences,
      AddressBook addresses,
      AddressPolicies policies,
      Clock clock) {
    this.records = records;
    this.residences = residences;
    this.addresses = addresses;
    this.policies = policies;
    this.clock = clock;
  }

  /** The figures follow from that day on, and borrowing goes on. */
  void move(Taken taken) {
    var typed = taken.typed();
    var fields = new Fields().called(DAY, "Date of the move");
    var residence = residences.read(fields, typed.residence(), typed.postcode());
    var from = day(fields, typed.day(), London.today(clock), knownSince(taken.member()));
    var address =
        HomeAddress.read(fields, null, typed.address(), typed.postcode())
            .orElse(new HomeAddress(AddressPolicy.OPEN, null, null));
    fields.throwIfAny();
    settle(taken, address, residence, from, RecordAction.MOVED);
  }

  /** Nobody has moved. */
  void putAddressRight(Taken taken) {
    var member = taken.member();
    var typed = taken.typed();
    var fields = new Fields();
    var residence =
        residences.readOr(member.residence(), fields, typed.residence(), typed.postcode());
    var address = HomeAddress.read(fields, null, typed.address(), typed.postcode());
    if (address.isEmpty() && fields.ok()) {
      fields.reject("address", "Enter the address or the postcode");
    }
    fields.throwIfAny();
    var since = addresses.presentSince(taken.id()).orElseGet(() -> knownSince(member));
    settle(taken, address.orElseThrow(), residence, since, RecordAction.ADDRESS_PUT_RIGHT);
  }

  /** Of a child whose address is secret no event says where it lives, wherever that is. */
  private void settle(
      Taken taken, HomeAddress address, Residence typed, LocalDate from, RecordAction action) {
    var member = taken.member();
    var residence = policies.isSecret(taken.id()) ? Residence.UNKNOWN : typed;
    addresses.move(taken.id(), address, from, taken.desk().subject(), clock.instant());
    var before = member.residence();
    if (residence.equals(before)) {
      records.countChange(member);
    } else {
      var since = member.livesThereSince();
      member.move(residence, from.isBefore(since) ? since : from);
      records.tell(member);
    }
    records.keep(
        taken,
        action,
        null,
        Change.personal("residence", residences.inWords(before), residences.inWords(residence)));
  }

  /** Within a district the address alone says since when. */
  private LocalDate knownSince(Member member) {
    var since = member.livesThereSince();
    return addresses.changedLast(member.key()).filter(since::isBefore).orElse(since);
  }

  private static LocalDate day(Fields fields, String typed, LocalDate today, LocalDate knownSince) {
    if (TypedText.given(typed).isEmpty()) {
      return today;
    }
    var day = fields.dateNear(today, DAY, typed, "");
    if (day != null && day.isAfter(today)) {
      fields.reject(DAY, "The date of the move must be today or in the past");
    } else if (day != null && day.isBefore(knownSince)) {
      fields.reject(
          DAY,
          "The date of the move must be %s or later: where the child lives is known from then"
              .formatted(London.date(knownSince)));
    }
    return day;
  }
}
