package throughline.membership.desk.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import java.util.stream.Stream;
import throughline.membership.desk.offline.DeskSeals.WrittenDown;
import throughline.membership.person.match.OpenCases;
import throughline.membership.record.RecordAction;
import throughline.membership.shared.Roles;
import throughline.platform.core.permission.Places;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;

/**
 * A registrar sends what another of their office wrote down without a network: it is enrolled as if
 * that one had sent it.
 */
@ApplicationScoped
class SendForAnother {
  private final EnrolNewborn enrolNewborn;
  private final OpenCases openCases;
  private final AuditTrail trail;

  SendForAnother(EnrolNewborn enrolNewborn, OpenCases openCases, AuditTrail trail) {
    this.enrolNewborn = enrolNewborn;
    this.openCases = openCases;
    this.trail = trail;
  }

  @Transactional
  EnrolmentView send(WrittenDown written, EnrolmentRequest typed, String sender, Places places) {
    var actor = new Actor(sender, Roles.REGISTRAR, written.officeAmong(places));
    var enrolled = enrolNewborn.enrol(typed, true, written.by(), written.places());
    trail.appendAll(
        Stream.concat(Stream.of(enrolled.id()), enrolled.others().stream())
            .map(member -> entry(actor, member))
            .toList());
    return enrolled;
  }

  private static AuditEntry entry(Actor actor, UUID member) {
    return AuditEntry.of(actor, RecordAction.SENT_FOR_ANOTHER, RecordAction.record(member));
  }

  /** Whether a record may be of the same child as one of this member's visit. */
  @Transactional
  boolean isLikeAnother(UUID member) {
    return openCases.isOpenOfVisit(member);
  }
}
