package throughline.membership.record.family;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.contact.link.FamilyAccess;
import throughline.membership.record.RecordAction;
import throughline.membership.record.guardian.ReachGuardian;
import throughline.membership.shared.WithoutSignIn;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.web.seal.Secret;

/** A guardian presses the button behind the link in a mail. */
@ApplicationScoped
class OpenLink {

  private final FamilyAccess access;
  private final FamilyRecords records;
  private final ReachGuardian reachGuardian;
  private final AuditTrail trail;

  OpenLink(
      FamilyAccess access, FamilyRecords records, ReachGuardian reachGuardian, AuditTrail trail) {
    this.access = access;
    this.records = records;
    this.reachGuardian = reachGuardian;
    this.trail = trail;
  }

  /**
   * A session, and writes down whose records were opened; empty if the link opens nothing, for
   * whatever reason.
   */
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
    trail.appendAll(entries(children));
    return Optional.of(access.session(person));
  }

  private static List<AuditEntry> entries(List<FamilyChild> children) {
    return children.stream()
        .map(
            child ->
                AuditEntry.of(
                    Actor.of(child.id().toString(), WithoutSignIn.GUARDIAN),
                    RecordAction.OPENED_BY_GUARDIAN,
                    RecordAction.record(child.member())))
        .toList();
  }
}
