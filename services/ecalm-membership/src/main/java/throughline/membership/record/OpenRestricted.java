package throughline.membership.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.core.input.Fields;
import throughline.platform.database.audit.AuditTrail;

/** Somebody at a desk says why they open the record of a family whose address is secret. */
@ApplicationScoped
public class OpenRestricted {
  /** Why a restricted record is opened. */
  @Schema(name = "Opening", description = "Why a record is opened whose address is secret")
  public record OpeningRequest(
      @Schema(
              enumeration = {"FAMILY_ASKED", "FAMILY_WANTS", "CORRECTION", "SAFETY", "LAW"},
              required = true)
          String reason) {}

  private final RestrictedRecords restricted;
  private final AuditTrail trail;

  OpenRestricted(RestrictedRecords restricted, AuditTrail trail) {
    this.restricted = restricted;
    this.trail = trail;
  }

  /**
   * Writes down who opens it and why; for an hour they need not say it again.
   *
   * @throws throughline.platform.core.input.InvalidInput if no reason is chosen
   * @throws throughline.platform.core.refusal.NotFound if it is another desk's
   */
  @Transactional
  public void open(UUID id, String typed, Desk desk) {
    var member = restricted.find(id, desk);
    var fields = new Fields();
    var reason =
        RestrictedRecords.REASONS.read(fields, "reason", typed, "Choose why you open the record");
    fields.throwIfAny();
    restricted.open(member, desk);
    trail.append(RecordAction.OPENED_BECAUSE.of(member, desk.actor(member)).because(reason));
  }
}
