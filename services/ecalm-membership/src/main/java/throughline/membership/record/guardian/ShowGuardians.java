package throughline.membership.record.guardian;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import throughline.membership.person.vault.Guardian;
import throughline.membership.person.vault.GuardianDetails;
import throughline.membership.person.vault.Guardians;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.membership.record.RestrictedRecords;
import throughline.membership.record.guardian.ChangeGuardians.Answer;
import throughline.platform.database.audit.AuditTrail;

/** Staff look who answers for a child of theirs, and what each may. */
@ApplicationScoped
class ShowGuardians {

  private final RestrictedRecords restricted;
  private final GuardianRecords records;
  private final Guardians guardians;
  private final AuditTrail trail;

  ShowGuardians(
      RestrictedRecords restricted,
      GuardianRecords records,
      Guardians guardians,
      AuditTrail trail) {
    this.restricted = restricted;
    this.records = records;
    this.guardians = guardians;
    this.trail = trail;
  }

  /**
   * One of them, as the list shows them.
   *
   * @param noMail why no mail can go to them now; null if one can
   */
  record Listed(Guardian guardian, String noMail) {}

  /**
   * All of them.
   *
   * @param version of the record, so that no change is overrun
   * @param noMail why no mail goes to any of them now; null if it is not so
   */
  record All(long version, boolean ofAdult, String noMail, List<Listed> guardians) {}

  @Transactional
  All of(UUID id, Desk desk) {
    var member = restricted.look(id, desk);
    trail.append(RecordAction.GUARDIANS_OPENED.of(member, desk.actor(member)));
    var all = guardians.of(id);
    return new All(
        member.version(),
        all.stream().anyMatch(guardian -> guardian.details().isSelf()),
        records.whyNoMail(member).orElse(null),
        all.stream()
            .map(
                guardian ->
                    new Listed(guardian, records.whyNoMail(member, guardian.id()).orElse(null)))
            .toList());
  }

  /**
   * One of them, as a form about them sees them.
   *
   * @param version of the record, so that no change is overrun
   */
  record Seen(long version, GuardianDetails details) {

    Map<String, String> start() {
      return Map.of(
          "version", Long.toString(version),
          "guardianName", details.name(),
          "guardianRelationship", details.relationship().name(),
          "day", "today",
          "mayContact", Answer.of(details.mayContact()).name(),
          "mayManage", Answer.of(details.mayManage()).name());
    }
  }

  @Transactional
  Seen one(UUID id, UUID guardian, Desk desk) {
    var member = restricted.look(id, desk);
    var details = records.current(member, guardian).details();
    trail.append(RecordAction.GUARDIANS_OPENED.of(member, desk.actor(member)));
    return new Seen(member.version(), details);
  }
}
