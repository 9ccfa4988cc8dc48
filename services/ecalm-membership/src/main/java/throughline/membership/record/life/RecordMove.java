package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import throughline.membership.member.Member;
import throughline.membership.member.Residence;
import throughline.membership.person.vault.AddressBook;
import throughline.membership.person.vault.AddressPolicies;
import throughline.membership.person.vault.AddressPolicy;
import throughline.membership.person.vault.HomeAddress;
import throughline.membership.record.Desk;
import throughline.membership.record.ParseResidence;
import throughline.membership.record.RecordAction;
import throughline.membership.reference.library.Districts;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.Change;

/** A family has moved: the figures follow from that day on, and borrowing goes on. */
@ApplicationScoped
class RecordMove implements LifeChange {

  private static final String DAY = "day";

  private final LifeRecords records;
  private final ParseResidence readResidence;
  private final Districts districts;
  private final AddressBook addresses;
  private final AddressPolicies policies;
  private final Clock clock;

  RecordMove(
      LifeRecords records,
      ParseResidence readResidence,
      Districts districts,
      AddressBook addresses,
      AddressPolicies policies,
      Clock clock) {
    this.records = records;
    this.readResidence = readResidence;
    this.districts = districts;
    this.addresses = addresses;
    this.policies = policies;
    this.clock = clock;
  }

  @Override
  public LifeEvent event() {
    return LifeEvent.MOVED;
  }

  @Override
  public Map<String, String> start(UUID id) {
    return Map.of(DAY, "today");
  }

  @Override
  @Transactional
  public Recorded record(UUID id, LifeEventRequest typed, Desk desk) {
    var member = records.take(id, event(), typed.version(), desk);
    var fields = new Fields().called(DAY, "Date of the move");
    var residence = readResidence.read(fields, typed.residence(), typed.postcode());
    var from = day(fields, typed.day(), London.today(clock), knownSince(member));
    var address =
        HomeAddress.read(fields, null, typed.address(), typed.postcode())
            .orElse(new HomeAddress(AddressPolicy.OPEN, null, null));
    fields.throwIfAny();
    settle(member, address, residence, from, RecordAction.MOVED, desk);
    return Recorded.of(event(), id);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void settle(
      Member member,
      HomeAddress address,
      Residence typed,
      LocalDate from,
      RecordAction action,
      Desk desk) {
    var residence = policies.isSecret(member.key()) ? Residence.UNKNOWN : typed;
    addresses.move(member.key(), address, from, desk.subject(), clock.instant());
    var before = member.residence();
    if (residence.equals(before)) {
      records.countChange(member);
    } else {
      var since = member.livesThereSince();
      member.move(residence, from.isBefore(since) ? since : from);
      records.tell(member);
    }
    records.keep(
        member,
        action,
        desk,
        null,
        Change.personal("residence", inWords(before), inWords(residence)));
  }

  /** Within a district the address alone says since when. */
  LocalDate knownSince(Member member) {
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

  private String inWords(Residence residence) {
    return ResidenceWords.of(residence, districts);
  }
}
