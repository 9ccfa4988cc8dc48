package throughline.membership.enrolment;

import java.util.UUID;
import throughline.membership.member.Member;
import throughline.platform.audit.Actor;
import throughline.platform.audit.AuditEntry;
import throughline.platform.audit.AuditedRecord;
import throughline.platform.audit.Change;

/** What can be done to an enrolment or seen of it. The names are in the history for ever. */
enum EnrolmentAction {
  ENROLLED("Enrolled"),
  CARD_CHANGED("Card changed"),
  CARD_REPLACED("Card replaced"),
  HOME_LIBRARY_CHANGED("Home library changed"),
  UNDONE("Enrolment undone"),
  NAMED("Named"),
  ADDRESS_OPENED("Address opened"),
  RECEIPT_OPENED("Receipt opened"),
  HISTORY_OPENED("History opened");

  private final String inWords;

  EnrolmentAction(String inWords) {
    this.inWords = inWords;
  }

  /** As the history shows it. */
  String inWords() {
    return inWords;
  }

  /** That it is done by this person now. */
  AuditEntry of(Member member, Actor actor, Change... changes) {
    return AuditEntry.of(actor, this, record(member.key()), changes);
  }

  static AuditedRecord record(UUID enrolment) {
    return AuditedRecord.of("enrolment", enrolment);
  }
}
