package throughline.membership.record.guardian;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.person.vault.Guardian;
import throughline.membership.person.vault.GuardianDetails;
import throughline.membership.person.vault.Guardians;
import throughline.membership.record.Desk;
import throughline.membership.record.ParseGuardian;
import throughline.membership.record.RecordAction;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.AuditTrail;

/**
 * Staff say who answers for a child from now on, who no longer does, and who somebody is. The
 * history does not say of whom, since it is given to each guardian who asks.
 */
@ApplicationScoped
class ChangeGuardians {

  private static final String PREFIX = "guardian";

  private final GuardianRecords records;
  private final Guardians guardians;
  private final Members members;
  private final AuditTrail trail;
  private final Clock clock;

  ChangeGuardians(
      GuardianRecords records,
      Guardians guardians,
      Members members,
      AuditTrail trail,
      Clock clock) {
    this.records = records;
    this.guardians = guardians;
    this.members = members;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  void add(UUID id, GuardianChangeRequest typed, Desk desk) {
    var member = records.take(id, typed.version(), desk);
    records.requireChild(member);
    var fields = new Fields();
    var reader = new ParseGuardian(fields, PREFIX);
    var name = reader.name(typed.guardian().name());
    var relationship = reader.relationship(typed.guardian().relationship());
    var contact = reader.contact(typed.guardian().contact());
    var mayContact =
        fields.oneOf(
            "mayContact",
            typed.guardian().mayContact(),
            Answer.class,
            "Choose whether we may write to them");
    var mayManage =
        fields.oneOf(
            "mayManage",
            typed.guardian().mayManage(),
            Answer.class,
            "Choose whether they may change it");
    var reason = GuardianReason.read(fields, GuardianReason.For.ADD, typed.reason());
    fields.throwIfAny();
    var details =
        new GuardianDetails(
            name, relationship, contact, mayContact == Answer.YES, mayManage == Answer.YES);
    guardians.add(
        new Guardian(UUID.randomUUID(), id, UUID.randomUUID(), details, London.today(clock), null));
    keep(member, RecordAction.GUARDIAN_ADDED, reason, desk);
  }

  /** Another name, or something else to the child; the same is thrown. */
  @Transactional
  void putRight(UUID id, UUID guardian, GuardianChangeRequest typed, Desk desk) {
    var member = records.take(id, typed.version(), desk);
    records.requireChild(member);
    records.current(member, guardian);
    var fields = new Fields();
    var reader = new ParseGuardian(fields, PREFIX);
    var name = reader.name(typed.guardian().name());
    var relationship = reader.relationship(typed.guardian().relationship());
    var reason = GuardianReason.read(fields, GuardianReason.For.PUT_RIGHT, typed.reason());
    fields.throwIfAny();
    guardians.putRight(guardian, name, relationship);
    keep(member, RecordAction.GUARDIAN_PUT_RIGHT, reason, desk);
  }

  /**
   * Somebody answers for the child no longer: nothing more is sent or shown to them, also of what
   * waits. The same is thrown, and {@link Conflict} if nobody would be left.
   */
  @Transactional
  void end(UUID id, UUID guardian, GuardianChangeRequest typed, Desk desk) {
    var member = records.take(id, typed.version(), desk);
    records.requireChild(member);
    var ending = records.current(member, guardian);
    if (guardians.of(id).stream().filter(each -> each.until() == null).count() == 1) {
      throw new Conflict(
          "last-guardian",
          "Nobody else answers for this child. Add who answers for the child now, then end this");
    }
    var fields = new Fields().called("day", "Day");
    var day = day(fields, typed.day(), ending.from());
    var reason = GuardianReason.read(fields, GuardianReason.For.END, typed.reason());
    fields.throwIfAny();
    guardians.end(guardian, day);
    keep(member, RecordAction.GUARDIAN_ENDED, reason, desk);
  }

  /** Not in days to come, or their mails would go on meanwhile. */
  private LocalDate day(Fields fields, String typed, LocalDate from) {
    var today = London.today(clock);
    if (TypedText.given(typed).isEmpty()) {
      return today;
    }
    var day = fields.dateNear(today, "day", typed, "");
    if (day != null && day.isAfter(today)) {
      fields.reject("day", "The day must be today or in the past");
    } else if (day != null && from != null && day.isBefore(from)) {
      fields.reject(
          "day", "The day must be %s or later, when it began".formatted(London.date(from)));
    }
    return day;
  }

  private void keep(Member member, RecordAction action, GuardianReason reason, Desk desk) {
    members.countChange(member);
    trail.append(action.of(member, desk.actor(member)).because(reason.inWords()));
  }
}
