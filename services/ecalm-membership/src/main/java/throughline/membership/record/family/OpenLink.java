package throughline.membership.record.family;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.contact.FamilyMail;
import throughline.membership.contact.MailKind;
import throughline.membership.contact.link.FamilyAccess;
import throughline.membership.record.RecordAction;
import throughline.membership.record.guardian.ReachGuardian;
import throughline.membership.shared.WithoutSignIn;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.web.seal.Secret;

/** A guardian comes by the link in a mail, asks for a new one, or has seen enough. */
@ApplicationScoped
class OpenLink {

  private final FamilyAccess access;
  private final FamilyRecords records;
  private final ReachGuardian reachGuardian;
  private final FamilyMail familyMail;
  private final AuditTrail trail;

  OpenLink(
      FamilyAccess access,
      FamilyRecords records,
      ReachGuardian reachGuardian,
      FamilyMail familyMail,
      AuditTrail trail) {
    this.access = access;
    this.records = records;
    this.reachGuardian = reachGuardian;
    this.familyMail = familyMail;
    this.trail = trail;
  }

  /** A session; empty if the link opens nothing, for whatever reason. */
  @Transactional
  Optional<Secret> open(Optional<Secret> link) {
    // Whoever changes where links go takes them and the sessions back: none begins beside that.
    link.flatMap(access::holderOf).ifPresent(reachGuardian::lock);
    return link.flatMap(access::holderOf).flatMap(this::session);
  }

  private Optional<Secret> session(UUID person) {
    var children = records.of(person);
    if (children.isEmpty()) {
      return Optional.empty();
    }
    trail.appendAll(children.stream().map(OpenLink::opened).toList());
    return Optional.of(access.session(person));
  }

  private static AuditEntry opened(FamilyChild child) {
    return AuditEntry.of(
        Actor.of(child.id().toString(), WithoutSignIn.GUARDIAN),
        RecordAction.OPENED_BY_GUARDIAN,
        RecordAction.record(child.member()));
  }

  /**
   * Writes a new link to the address to which the old one went, if there is anything about which it
   * may go; whoever asks does not learn that.
   */
  @Transactional
  void askForNewLink(Optional<Secret> link) {
    // Or it would go to the address of before, if that is being changed now.
    var all = link.flatMap(access::formerHolderOf).map(reachGuardian::lock).orElse(List.of());
    link.flatMap(access::renew)
        .flatMap(person -> FamilyRecords.reachable(records.of(person)))
        .flatMap(id -> all.stream().filter(each -> each.guardian().id().equals(id)).findFirst())
        .map(ReachGuardian.Locked::guardian)
        .filter(guardian -> guardian.details().contact().email() != null)
        .ifPresent(
            guardian ->
                familyMail.write(
                    MailKind.NEW_LINK, guardian.id(), guardian.details().contact().email()));
  }

  /** Ends the session, if there is one; the link still opens another. */
  @Transactional
  void leave(Optional<Secret> session) {
    session.ifPresent(access::end);
  }
}
