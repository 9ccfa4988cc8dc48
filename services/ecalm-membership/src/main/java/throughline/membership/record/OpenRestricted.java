package throughline.membership.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import throughline.membership.member.Members;
import throughline.platform.core.input.Fields;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.AuditTrail;

/** Somebody at a desk says why they open the record of a family whose address is secret. */
@ApplicationScoped
public class OpenRestricted {

  private final Members members;
  private final RestrictedRecords restricted;
  private final AuditTrail trail;

  OpenRestricted(Members members, RestrictedRecords restricted, AuditTrail trail) {
    this.members = members;
    this.restricted = restricted;
    this.trail = trail;
  }

  /**
   * Writes down who opens it and why; for an hour they need not say it again. * @throws
   * throughline.platform.core.input.InvalidInput if no reason is chosen
   */
  @Transactional
  public void open(UUID id, String typed, Desk desk) {
    var member =
        members
            .find(id, desk.offices(), desk.libraries())
            .orElseThrow(() -> new NotFound("enrolment with this number"));
    var fields = new Fields();
    var reason =
        fields.oneOf("reason", typed, RestrictedReason.class, "Choose why you open the record");
    fields.throwIfAny();
    restricted.open(member, desk);
    trail.append(
        RecordAction.OPENED_BECAUSE.of(member, desk.actor(member)).because(reason.inWords()));
  }
}
