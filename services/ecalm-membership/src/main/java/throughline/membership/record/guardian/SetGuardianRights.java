package throughline.membership.record.guardian;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import throughline.membership.member.Members;
import throughline.membership.person.vault.GuardianDetails;
import throughline.membership.person.vault.Guardians;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.platform.core.input.Fields;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;

/** Staff say what a guardian may: whether something is sent to them, and whether they change it. */
@ApplicationScoped
class SetGuardianRights {

  private final GuardianRecords records;
  private final Guardians guardians;
  private final Members members;
  private final AuditTrail trail;

  SetGuardianRights(
      GuardianRecords records, Guardians guardians, Members members, AuditTrail trail) {
    this.records = records;
    this.guardians = guardians;
    this.members = members;
    this.trail = trail;
  }

  /**
   * It holds from this moment, also for a page that the guardian has open. The history does not say
   * of which guardian, since it is given to each of them who asks. * @throws
   * throughline.platform.core.input.InvalidInput naming every wrong field
   */
  @Transactional
  void set(UUID id, UUID guardian, RightsRequest typed, Desk desk) {
    var member = records.take(id, typed.version(), desk);
    var before = records.current(member, guardian).details();
    var fields = new Fields();
    var contact =
        fields.oneOf(
            "mayContact", typed.mayContact(), Answer.class, "Choose whether we may write to them");
    var manage =
        fields.oneOf(
            "mayManage", typed.mayManage(), Answer.class, "Choose whether they may change it");
    var reason = fields.oneOf("reason", typed.reason(), RightsReason.class, "Choose why");
    fields.throwIfAny();
    guardians.allow(guardian, contact == Answer.YES, manage == Answer.YES);
    members.countChange(member);
    trail.append(
        RecordAction.GUARDIAN_RIGHTS_CHANGED
            .of(
                member,
                desk.actor(member),
                Change.of(
                    "rights",
                    inWords(before),
                    inWords(contact == Answer.YES, manage == Answer.YES)))
            .because(reason.inWords()));
  }

  private static String inWords(GuardianDetails details) {
    return inWords(details.mayContact(), details.mayManage());
  }

  private static String inWords(boolean contact, boolean manage) {
    return (contact ? "be written to" : "not be written to")
        + (manage ? ", change the record" : ", not change the record");
  }
}
