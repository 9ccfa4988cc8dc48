package throughline.membership.record.family;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import throughline.membership.contact.link.FamilyAccess;
import throughline.membership.member.Members;
import throughline.membership.person.vault.Guardians;
import throughline.membership.record.RecordAction;
import throughline.membership.record.guardian.ReachGuardian;
import throughline.membership.shared.WithoutSignIn;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.web.seal.Secret;

/** A guardian wants no message any more: nobody else can hinder that, and it changes no other's. */
@ApplicationScoped
class StopContact {

  private final FamilyRecords records;
  private final ReachGuardian reachGuardian;
  private final FamilyAccess access;
  private final Guardians guardians;
  private final Members members;
  private final AuditTrail trail;

  StopContact(
      FamilyRecords records,
      ReachGuardian reachGuardian,
      FamilyAccess access,
      Guardians guardians,
      Members members,
      AuditTrail trail) {
    this.records = records;
    this.reachGuardian = reachGuardian;
    this.access = access;
    this.guardians = guardians;
    this.members = members;
    this.trail = trail;
  }

  /** Stops it for every child of the visit. The link opens nothing from then on. */
  @Transactional
  void stop(Optional<Secret> session) {
    var person = records.person(session);
    reachGuardian.lock(person);
    records.shown(session).forEach(this::keep);
    guardians.stopContact(person);
    access.revoke(person);
  }

  private void keep(FamilyChild child) {
    var member = members.lock(child.member()).orElseThrow();
    members.countChange(member);
    trail.append(
        RecordAction.CONTACT_STOPPED.of(
            member, Actor.of(child.id().toString(), WithoutSignIn.GUARDIAN)));
  }
}
