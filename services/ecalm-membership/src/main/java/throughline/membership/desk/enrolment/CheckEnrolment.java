package throughline.membership.desk.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import throughline.membership.record.Desk;
import throughline.platform.core.time.London;

/** A registrar shows a family what was entered, before it is kept. */
@ApplicationScoped
class CheckEnrolment {

  private final FactsAtDesk facts;
  private final LikelyRecords likelyRecords;
  private final Clock clock;

  CheckEnrolment(FactsAtDesk facts, LikelyRecords likelyRecords, Clock clock) {
    this.facts = facts;
    this.likelyRecords = likelyRecords;
    this.clock = clock;
  }

  /**
   * What would be kept, and the records that are likely of the same children; nothing is kept, and
   * no card is held back.
   *
   * @throws throughline.platform.core.input.InvalidInput naming every wrong field
   */
  @Transactional
  CheckedVisit check(EnrolmentRequest typed, Desk desk) {
    var today = London.today(clock);
    var visit = new ParseEnrolment(facts.of(desk.offices(), today), today).read(typed);
    return CheckedVisit.of(visit, !typed.preferences().isEmpty(), likelyRecords.of(visit, desk));
  }
}
