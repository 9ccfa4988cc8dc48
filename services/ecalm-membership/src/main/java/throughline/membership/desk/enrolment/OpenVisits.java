package throughline.membership.desk.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.record.Desk;
import throughline.membership.record.SeenVersion;
import throughline.platform.core.permission.Places;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;

/**
 * The enrolments that can still be put right: by the registrar who made them, on the same day.
 * Later the family has left with the card, and a change is a new fact with a day of its own.
 */
@ApplicationScoped
class OpenVisits {
  private final Members members;
  private final Clock clock;

  OpenVisits(Members members, Clock clock) {
    this.members = members;
    this.clock = clock;
  }

  boolean includes(Member member, Desk desk) {
    return desk.offices().includes(member.enrolledAtOffice())
        && member.canBePutRightBy(desk.subject(), London.today(clock));
  }

  /** The enrolment, until the transaction ends nobody else's to change. */
  @Transactional(Transactional.TxType.MANDATORY)
  Member take(UUID id, String version, Desk desk) {
    var member =
        members
            .lock(id, desk.offices())
            .orElseThrow(() -> new NotFound("enrolment with this number"));
    requireOpen(member, desk);
    SeenVersion.require(member, version);
    return member;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  Member look(UUID id, Desk desk) {
    var member =
        members
            .find(id, desk.offices(), Places.none())
            .orElseThrow(() -> new NotFound("enrolment with this number"));
    requireOpen(member, desk);
    return member;
  }

  private void requireOpen(Member member, Desk desk) {
    if (!includes(member, desk)) {
      throw new Conflict(
          "enrolment-closed",
          member.isUndone()
              ? "This enrolment was undone. Enrol the child anew if the family wants it"
              : "Only the registrar who made an enrolment can put it right, on the same day. Ask"
                  + " the staff of the home library");
    }
  }
}
