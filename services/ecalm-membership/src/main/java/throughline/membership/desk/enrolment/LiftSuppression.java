package throughline.membership.desk.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.person.suppression.Suppressions;
import throughline.membership.record.Reasons;
import throughline.membership.record.RecordAction;
import throughline.membership.shared.Roles;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.AuditedRecord;

/** A family whose child was erased, or that was left alone, wants it enrolled after all. */
@ApplicationScoped
class LiftSuppression {
  static final Reasons TO_LIFT =
      Reasons.NONE
          .or("FAMILY_HERE", "The family is here and wants it")
          .or("FAMILY_WROTE", "The family wrote, and we checked who they are")
          .or("ANOTHER_CHILD", "It is another child with the same name and date of birth");
  static final String REASON = "reason";
  private final Suppressions suppressions;
  private final AuditTrail trail;
  private final Clock clock;

  LiftSuppression(Suppressions suppressions, AuditTrail trail, Clock clock) {
    this.suppressions = suppressions;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Lifts it if there is one, which nobody learns from this. The history says who did it and why,
   * and nothing of the child.
   */
  @Transactional
  void lift(String prefix, ChildRequest typed, String reason, String registrar, Places offices) {
    var fields = new Fields();
    var child = new ParseChild(fields, prefix, typed);
    var name = child.name();
    var order = Optional.ofNullable(child.birthOrder());
    var born = child.dateOfBirth(London.today(clock));
    var why = TO_LIFT.read(fields, reason);
    fields.throwIfAny();
    suppressions.lift(name, born, order);
    trail.append(
        AuditEntry.of(
                new Actor(registrar, Roles.REGISTRAR, offices.only().orElse(null)),
                RecordAction.SUPPRESSION_LIFTED,
                AuditedRecord.of("suppression", UUID.randomUUID()))
            .because(why));
  }
}
