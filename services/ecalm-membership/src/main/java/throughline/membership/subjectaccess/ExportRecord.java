package throughline.membership.subjectaccess;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import throughline.membership.enrolment.Desk;
import throughline.membership.enrolment.EnrolmentAction;
import throughline.membership.enrolment.RestrictedRecords;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.vault.Adults;
import throughline.membership.vault.Guardian;
import throughline.membership.vault.Guardians;
import throughline.platform.audit.AuditTrail;
import throughline.platform.core.input.Fields;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.web.input.Option;

/** Staff put together for somebody everything that is held of a child (UK GDPR, article 15). */
@ApplicationScoped
class ExportRecord {

  /** The reader if it is not a guardian. */
  static final String CHILD = "CHILD";

  private enum WithAddress {
    YES,
    NO
  }

  private final Members members;
  private final RestrictedRecords restricted;
  private final Guardians guardians;
  private final Adults adults;
  private final MakeDisclosure makeDisclosure;
  private final AuditTrail trail;
  private final Clock clock;

  ExportRecord(
      Members members,
      RestrictedRecords restricted,
      Guardians guardians,
      Adults adults,
      MakeDisclosure makeDisclosure,
      AuditTrail trail,
      Clock clock) {
    this.members = members;
    this.restricted = restricted;
    this.guardians = guardians;
    this.adults = adults;
    this.makeDisclosure = makeDisclosure;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * For whom it can be, and writes down who saw their names.
   *
   * @throws NotFound if the record is another desk's
   */
  @Transactional
  List<Option> readers(UUID id, Desk desk) {
    var member = member(id, desk);
    trail.append(EnrolmentAction.RECORD_OPENED.of(member, desk.actor(member)));
    var readers = new ArrayList<Option>();
    var isAdult = isAdult(id);
    var all = guardians(id, isAdult);
    for (var guardian : all) {
      var who = guardian.details();
      readers.add(
          Option.of(
              guardian.id().toString(),
              "%s (%s)".formatted(who.name(), who.relationship().label())));
    }
    if (all.stream().noneMatch(guardian -> guardian.details().isSelf())) {
      readers.add(Option.of(CHILD, isAdult ? "The member" : "The child"));
    }
    return readers;
  }

  /**
   * Everything, and writes down who gave it out and why.
   *
   * @throws throughline.platform.core.input.InvalidInput naming every wrong field
   * @throws NotFound if the record is another desk's
   */
  @Transactional
  Disclosure export(UUID id, ExportRequest typed, Desk desk) {
    var member = member(id, desk);
    var fields = new Fields();
    var readerText = fields.text("reader", typed.reader(), 50, "Choose for whom it is");
    var reader = reader(fields, readerText, guardians(id, isAdult(id)));
    var address =
        fields.oneOf(
            "address",
            typed.address(),
            WithAddress.class,
            "Choose whether the address goes with it");
    var reason = fields.oneOf("reason", typed.reason(), ExportReason.class, "Choose why");
    fields.throwIfAny();
    trail.append(EnrolmentAction.EXPORTED.of(member, desk.actor(member)).because(reason.inWords()));
    return makeDisclosure.of(member, reader, address == WithAddress.YES);
  }

  /** Of whoever is 18 nobody is told anything but themself. */
  private List<Guardian> guardians(UUID id, boolean isAdult) {
    return guardians.of(id).stream()
        .filter(guardian -> !isAdult || guardian.details().isSelf())
        .toList();
  }

  private boolean isAdult(UUID id) {
    return adults.includeOn(London.today(clock), id);
  }

  /** Null for the child, and where the choice is wrong. */
  private static Guardian reader(Fields fields, String typed, List<Guardian> all) {
    var found = all.stream().filter(each -> each.id().toString().equals(typed)).findFirst();
    if (typed != null && found.isEmpty() && !typed.equals(CHILD)) {
      fields.reject("reader", "Choose one of the people of this record");
    }
    return found.orElse(null);
  }

  private Member member(UUID id, Desk desk) {
    var member =
        members
            .find(id, desk.offices(), desk.libraries())
            .orElseThrow(() -> new NotFound("enrolment with this number"));
    restricted.requireToLook(member, desk);
    return member;
  }
}
