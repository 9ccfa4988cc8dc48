package throughline.membership.desk.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import throughline.membership.record.Desk;
import throughline.platform.core.time.London;

/** A registrar shows a family what was entered, before it is kept. */
@ApplicationScoped
class CheckEnrolment {
  private final ParseVisits readVisits;
  private final LikelyRecords likelyRecords;
  private final Clock clock;

  CheckEnrolment(ParseVisits readVisits, LikelyRecords likelyRecords, Clock clock) {
    this.readVisits = readVisits;
    this.likelyRecords = likelyRecords;
    this.clock = clock;
  }

  /**
   * What would be kept, and the records that are likely of the same children; nothing is kept, and
   * no card is held back.
   */
  @Transactional
  CheckedVisit check(EnrolmentRequest typed, Desk desk) {
    var visit = readVisits.readAtDesk(typed, desk.offices(), London.today(clock));
    return CheckedVisit.of(visit, !typed.preferences().isEmpty(), likelyRecords.of(visit, desk));
  }
}
