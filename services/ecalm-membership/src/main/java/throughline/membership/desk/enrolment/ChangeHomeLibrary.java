package throughline.membership.desk.enrolment;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.membership.member.MemberEvents;
import throughline.membership.member.Members;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.membership.reference.library.ParseLibrary;
import throughline.platform.core.input.Fields;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;
import throughline.platform.messaging.Outbox;

/** A registrar has entered another library than the family chose. */
@ApplicationScoped
public class ChangeHomeLibrary {
  private final OpenVisits visits;
  private final Members members;
  private final ParseLibrary readLibrary;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Clock clock;

  ChangeHomeLibrary(
      OpenVisits visits,
      Members members,
      ParseLibrary readLibrary,
      Outbox outbox,
      AuditTrail trail,
      Clock clock) {
    this.visits = visits;
    this.members = members;
    this.readLibrary = readLibrary;
    this.outbox = outbox;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  public void change(UUID id, CorrectionRequest typed, Desk desk) {
    var member = visits.take(id, typed.version(), desk);
    var fields = new Fields();
    var right = readLibrary.read(fields, "library", typed.library());
    fields.throwIfAny();
    var wrong = member.enrolledAt();
    if (right.code().equals(wrong.code())) {
      return;
    }
    member.correctHomeLibrary(right);
    members.flush();
    MemberEvents.corrected(member, clock.instant()).ifPresent(outbox::append);
    trail.append(
        RecordAction.HOME_LIBRARY_CHANGED.of(
            member, desk.actor(member), Change.of("library", wrong.name(), right.name())));
    Log.infof("event=home-library-put-right member=%s", id);
  }
}
