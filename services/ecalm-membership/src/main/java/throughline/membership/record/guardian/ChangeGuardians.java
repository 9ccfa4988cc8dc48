package throughline.membership.record.guardian;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.person.vault.Contact;
import throughline.membership.person.vault.Guardian;
import throughline.membership.person.vault.GuardianDetails;
import throughline.membership.person.vault.Guardians;
import throughline.membership.record.Desk;
import throughline.membership.record.ParseGuardian;
import throughline.membership.record.ParseGuardian.GuardianRequest;
import throughline.membership.record.Reasons;
import throughline.membership.record.RecordAction;
import throughline.membership.record.RestrictedRecords;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.Option;

/**
 * Staff say who answers for a child from now on, who no longer does, who somebody is, what they may
 * and how they are reached. The history does not say of whom, since it is given to each guardian
 * who asks. Each change is refused with every wrong field, and if somebody changed the record since
 * it was shown.
 */
@ApplicationScoped
class ChangeGuardians {

  /** What changes about a guardian, as typed; each change takes the fields that it needs. */
  record GuardianChangeRequest(
      String version, GuardianRequest guardian, String contact, String day, String reason) {

    static GuardianChangeRequest of(Form form) {
      return new GuardianChangeRequest(
          form.text("version"),
          new GuardianRequest(
              form.text("guardianName"),
              form.text("guardianRelationship"),
              form.text("guardianContact"),
              form.text("mayContact"),
              form.text("mayManage")),
          form.text("contact"),
          form.date("day"),
          form.text("reason"));
    }

    @Override
    public String toString() {
      return "GuardianChangeRequest";
    }
  }

  static final Reasons TO_ADD =
      Reasons.NONE
          .or("REREGISTERED", "The birth was re-registered")
          .or("COURT", "A court has decided")
          .or("IN_CARE", "The child came into care, or left it")
          .or("LEFT_OUT", "They were left out at the enrolment");

  /** What is changed of a guardian, each by a form of its own. */
  enum GuardianChange {
    RIGHTS(
        "What they may",
        "set-guardian-rights",
        Reasons.NONE
            .or("THEY_ASKED", "They asked for it themselves")
            .or("ANOTHER_GUARDIAN", "Another guardian asked, and we looked into it")
            .or("COURT", "A court has decided")
            .or("MISTYPED", "It was entered wrong")),
    CONTACT(
        "How we reach them",
        "change-guardian-contact",
        Reasons.NONE
            .or("THEY_ASKED", "They asked for it themselves")
            .or("MISTYPED", "It was entered wrong")
            .or("RETURNED", "A mail or a letter came back")),
    DETAILS(
        "Who they are",
        "put-guardian-right",
        Reasons.NONE
            .or("REREGISTERED", "The birth was re-registered")
            .or("RENAMED", "They have another name now")
            .or("MISTYPED", "It was entered wrong")),
    END(
        "Answers for the child no longer",
        "end-guardian",
        Reasons.NONE
            .or("REREGISTERED", "The birth was re-registered")
            .or("COURT", "A court has decided")
            .or("IN_CARE", "The child came into care, or left it")
            .or("DIED", "They have died")
            .or("MISTYPED", "It was entered wrong"));

    private final String title;
    private final String operation;
    private final Reasons reasons;

    GuardianChange(String title, String operation, Reasons reasons) {
      this.title = title;
      this.operation = operation;
      this.reasons = reasons;
    }

    /** Behind that of the guardian. */
    public String path() {
      return this == RIGHTS ? "" : "/" + name().toLowerCase(Locale.ROOT);
    }

    public String title() {
      return title;
    }

    String operation() {
      return operation;
    }

    Reasons reasons() {
      return reasons;
    }
  }

  private static final String PREFIX = "guardian";

  /** Whether a guardian may. */
  enum Answer {
    YES,
    NO;

    static Answer of(boolean may) {
      return may ? YES : NO;
    }

    static List<Option> options() {
      return List.of(Option.of(YES.name(), "Yes"), Option.of(NO.name(), "No"));
    }
  }

  private record Rights(boolean contact, boolean manage) {

    String inWords() {
      return (contact ? "be written to" : "not be written to")
          + (manage ? ", change the record" : ", not change the record");
    }
  }

  private final RestrictedRecords restricted;
  private final GuardianRecords records;
  private final ReachGuardian reachGuardian;
  private final Guardians guardians;
  private final Members members;
  private final AuditTrail trail;
  private final Clock clock;

  ChangeGuardians(
      RestrictedRecords restricted,
      GuardianRecords records,
      ReachGuardian reachGuardian,
      Guardians guardians,
      Members members,
      AuditTrail trail,
      Clock clock) {
    this.restricted = restricted;
    this.records = records;
    this.reachGuardian = reachGuardian;
    this.guardians = guardians;
    this.members = members;
    this.trail = trail;
    this.clock = clock;
  }

  /** Somebody answers for the child from today on, for this record alone. */
  @Transactional
  void add(UUID id, GuardianChangeRequest typed, Desk desk) {
    var member = takeChild(id, typed, desk);
    var fields = new Fields();
    var reader = new ParseGuardian(fields, PREFIX);
    var name = reader.name(typed.guardian().name());
    var relationship = reader.relationship(typed.guardian().relationship());
    var contact = reader.contact(typed.guardian().contact());
    var may = rights(fields, typed);
    var reason = TO_ADD.read(fields, typed.reason());
    fields.throwIfAny();
    var details = new GuardianDetails(name, relationship, contact, may.contact, may.manage);
    guardians.add(
        new Guardian(UUID.randomUUID(), id, UUID.randomUUID(), details, London.today(clock), null));
    keep(member, RecordAction.GUARDIAN_ADDED, reason, desk);
  }

  @Transactional
  void change(
      GuardianChange change, UUID id, UUID guardian, GuardianChangeRequest typed, Desk desk) {
    switch (change) {
      case RIGHTS -> setRights(id, guardian, typed, desk);
      case CONTACT -> reach(id, guardian, typed, desk);
      case DETAILS -> putRight(id, guardian, typed, desk);
      case END -> end(id, guardian, typed, desk);
    }
  }

  private void putRight(UUID id, UUID guardian, GuardianChangeRequest typed, Desk desk) {
    var member = takeChild(id, typed, desk);
    records.current(member, guardian);
    var fields = new Fields();
    var reader = new ParseGuardian(fields, PREFIX);
    var name = reader.name(typed.guardian().name());
    var relationship = reader.relationship(typed.guardian().relationship());
    var reason = GuardianChange.DETAILS.reasons.read(fields, typed.reason());
    fields.throwIfAny();
    guardians.putRight(guardian, name, relationship);
    keep(member, RecordAction.GUARDIAN_PUT_RIGHT, reason, desk);
  }

  /** Nothing more is sent or shown to whoever is ended, also of what waits. */
  private void end(UUID id, UUID guardian, GuardianChangeRequest typed, Desk desk) {
    var member = takeChild(id, typed, desk);
    var ending = records.current(member, guardian);
    if (guardians.of(id).stream().filter(each -> each.until() == null).count() == 1) {
      throw new Conflict(
          "last-guardian",
          "Nobody else answers for this child. Add who answers for the child now, then end this");
    }
    var fields = new Fields().called("day", "Day");
    var day = day(fields, typed.day(), ending.from());
    var reason = GuardianChange.END.reasons.read(fields, typed.reason());
    fields.throwIfAny();
    guardians.end(guardian, day);
    keep(member, RecordAction.GUARDIAN_ENDED, reason, desk);
  }

  /** It holds from this moment, also for a page that the guardian has open. */
  private void setRights(UUID id, UUID guardian, GuardianChangeRequest typed, Desk desk) {
    var member = restricted.take(id, typed.version(), desk);
    var details = records.current(member, guardian).details();
    var before = new Rights(details.mayContact(), details.mayManage());
    var fields = new Fields();
    var may = rights(fields, typed);
    var reason = GuardianChange.RIGHTS.reasons.read(fields, typed.reason());
    fields.throwIfAny();
    guardians.allow(guardian, may.contact, may.manage);
    keep(
        member,
        RecordAction.GUARDIAN_RIGHTS_CHANGED,
        reason,
        desk,
        Change.of("rights", before.inWords(), may.inWords()));
  }

  /** It counts at once, for every child of the visit; the address of before is told. */
  private void reach(UUID id, UUID guardian, GuardianChangeRequest typed, Desk desk) {
    var all = reachGuardian.lock(records.personOf(guardian));
    var member = restricted.take(id, typed.version(), desk);
    var fields = new Fields();
    var contact = Contact.read(fields, "contact", typed.contact());
    if (contact != null
        && contact.isSameAs(records.current(member, guardian).details().contact())) {
      fields.reject("contact", "This is what we have. Enter another, or go back");
    }
    var reason = GuardianChange.CONTACT.reasons.read(fields, typed.reason());
    fields.throwIfAny();
    // A brother or sister may belong to another library, which did nothing.
    var actor = desk.actor(member);
    reachGuardian.change(
        all,
        contact,
        each -> RecordAction.CONTACT_CHANGED.of(each.member(), actor).because(reason));
  }

  private Member takeChild(UUID id, GuardianChangeRequest typed, Desk desk) {
    var member = restricted.take(id, typed.version(), desk);
    records.requireChild(member);
    return member;
  }

  private static Rights rights(Fields fields, GuardianChangeRequest typed) {
    var contact =
        fields.oneOf(
            "mayContact",
            typed.guardian().mayContact(),
            Answer.class,
            "Choose whether we may write to them");
    var manage =
        fields.oneOf(
            "mayManage",
            typed.guardian().mayManage(),
            Answer.class,
            "Choose whether they may change it");
    return new Rights(contact == Answer.YES, manage == Answer.YES);
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

  private void keep(
      Member member, RecordAction action, String reason, Desk desk, Change... changes) {
    members.countChange(member);
    trail.append(action.of(member, desk.actor(member), changes).because(reason));
  }
}
