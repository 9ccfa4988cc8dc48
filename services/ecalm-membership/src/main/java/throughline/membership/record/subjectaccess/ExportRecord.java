package throughline.membership.record.subjectaccess;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.person.vault.Adults;
import throughline.membership.person.vault.Guardian;
import throughline.membership.person.vault.Guardians;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.membership.record.RestrictedRecords;
import throughline.platform.core.input.Fields;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.web.input.Option;

/** Staff put together for somebody everything that is held of a child (UK GDPR, article 15). */
@ApplicationScoped
class ExportRecord {

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
   * Those for whom a file can be.
   *
   * @param anyBarred whether one of them takes a reason of its own
   */
  record Readers(List<Option> options, boolean anyBarred) {}

  @Transactional
  Readers readers(UUID id, Desk desk) {
    var member = member(id, desk);
    trail.append(RecordAction.RECORD_OPENED.of(member, desk.actor(member)));
    var isAdult = isAdult(id);
    var all = guardians(id, isAdult);
    var readers = new ArrayList<>(options(all, false));
    if (all.stream().noneMatch(guardian -> guardian.details().isSelf())) {
      readers.add(Option.of(CHILD, isAdult ? "The member" : "The child"));
    }
    var barred = options(all, true);
    readers.addAll(barred);
    return new Readers(readers, !barred.isEmpty());
  }

  /** Those who are barred, or the others, so that nobody gives a file to one by habit. */
  private static List<Option> options(List<Guardian> all, boolean barred) {
    return all.stream()
        .filter(guardian -> guardian.isBarred() == barred)
        .map(ExportRecord::option)
        .toList();
  }

  private static Option option(Guardian guardian) {
    var who = guardian.details();
    return new Option(
        guardian.id().toString(),
        "%s (%s)".formatted(who.name(), who.relationship().label()),
        guardian.isBarred() ? "Barred: " + barredFrom(guardian) : "");
  }

  private static String barredFrom(Guardian guardian) {
    return Stream.of(
            guardian.until() == null ? null : "answers for the child no longer",
            guardian.details().mayContact() ? null : "must not be written to",
            guardian.details().mayManage() ? null : "must not change the record")
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }

  @Transactional
  Disclosure export(UUID id, ExportRequest typed, Desk desk) {
    var member = member(id, desk);
    var fields = new Fields();
    var readerText = fields.text("reader", typed.reader(), 50, "Choose for whom it is");
    var reader = reader(fields, readerText, guardians(id, isAdult(id)));
    var barred =
        reader != null && reader.isBarred()
            ? fields.oneOf(
                "barredReason",
                typed.barredReason(),
                BarredReason.class,
                "Choose why somebody who is barred gets it")
            : null;
    var address =
        fields.oneOf(
            "address",
            typed.address(),
            WithAddress.class,
            "Choose whether the address goes with it");
    var reason = fields.oneOf("reason", typed.reason(), ExportReason.class, "Choose why");
    fields.throwIfAny();
    trail.append(
        RecordAction.EXPORTED
            .of(member, desk.actor(member))
            .because(why(reason, barred, address == WithAddress.YES)));
    return makeDisclosure.of(member, reader, address == WithAddress.YES);
  }

  private static String why(ExportReason reason, BarredReason barred, boolean withAddress) {
    return reason.inWords()
        + (barred == null ? "" : ". To a barred guardian: " + barred.inWords())
        + (withAddress ? ". With the address, unless it was secret" : ". Without the address");
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
