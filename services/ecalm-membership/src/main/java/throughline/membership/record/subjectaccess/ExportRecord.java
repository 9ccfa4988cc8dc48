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
import throughline.membership.person.vault.Adults;
import throughline.membership.person.vault.Guardian;
import throughline.membership.person.vault.Guardians;
import throughline.membership.record.Desk;
import throughline.membership.record.Reasons;
import throughline.membership.record.RecordAction;
import throughline.membership.record.RestrictedRecords;
import throughline.platform.core.input.Fields;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;

/** Staff put together for somebody everything that is held of a child (UK GDPR, article 15). */
@ApplicationScoped
class ExportRecord {

  /** For whom everything is put together, why, and in which form, as typed. */
  record ExportRequest(
      String reader, String barredReason, String reason, String address, String format) {

    static ExportRequest of(Form form) {
      return new ExportRequest(
          form.text("reader"),
          form.text("barredReason"),
          form.text("reason"),
          form.text("address"),
          form.text("format"));
    }
  }

  static final String CHILD = "CHILD";

  static final Reasons REASONS =
      Reasons.NONE
          .or("ASKED_HERE", "They asked here and showed who they are")
          .or("ASKED_IN_WRITING", "They asked in writing, and we checked who they are")
          .or("COURT", "A court or the police have the right to it");

  /** A barred or former guardian gets it for a reason of their own alone. */
  static final Reasons BARRED_REASONS =
      Reasons.NONE
          .or("COURT", "A court has decided that they may have it")
          .or("LEGAL_ADVICE", "We asked who advises us on the law, and they have the right to it")
          .or(
              "NO_GROUND",
              "They asked for no messages themselves, and nothing else stands against it");

  private enum WithAddress {
    YES,
    NO
  }

  private final RestrictedRecords restricted;
  private final Guardians guardians;
  private final Adults adults;
  private final MakeDisclosure makeDisclosure;
  private final AuditTrail trail;
  private final Clock clock;

  ExportRecord(
      RestrictedRecords restricted,
      Guardians guardians,
      Adults adults,
      MakeDisclosure makeDisclosure,
      AuditTrail trail,
      Clock clock) {
    this.restricted = restricted;
    this.guardians = guardians;
    this.adults = adults;
    this.makeDisclosure = makeDisclosure;
    this.trail = trail;
    this.clock = clock;
  }

  /** Those for whom a file can be. */
  record Readers(List<Option> options, boolean anyBarred) {}

  @Transactional
  Readers readers(UUID id, Desk desk) {
    var member = restricted.look(id, desk);
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
    var member = restricted.look(id, desk);
    var fields = new Fields();
    var readerText = fields.text("reader", typed.reader(), 50, "Choose for whom it is");
    var reader = reader(fields, readerText, guardians(id, isAdult(id)));
    var barred =
        reader != null && reader.isBarred()
            ? BARRED_REASONS.read(
                fields,
                "barredReason",
                typed.barredReason(),
                "Choose why somebody who is barred gets it")
            : null;
    var address =
        fields.oneOf(
            "address",
            typed.address(),
            WithAddress.class,
            "Choose whether the address goes with it");
    var reason = REASONS.read(fields, typed.reason());
    fields.throwIfAny();
    trail.append(
        RecordAction.EXPORTED
            .of(member, desk.actor(member))
            .because(why(reason, barred, address == WithAddress.YES)));
    return makeDisclosure.of(member, reader, address == WithAddress.YES);
  }

  private static String why(String reason, String barred, boolean withAddress) {
    return reason
        + (barred == null ? "" : ". To a barred guardian: " + barred)
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
}
