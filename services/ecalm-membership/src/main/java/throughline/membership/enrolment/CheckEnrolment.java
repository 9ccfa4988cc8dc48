package throughline.membership.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;

/** A registrar shows a family what was entered, before it is kept. */
@ApplicationScoped
class CheckEnrolment {

  private final FactsAtDesk facts;
  private final Clock clock;

  CheckEnrolment(FactsAtDesk facts, Clock clock) {
    this.facts = facts;
    this.clock = clock;
  }

  /**
   * What would be kept; nothing is, and no card is held back.
   *
   * @throws throughline.platform.core.input.InvalidInput naming every wrong field
   */
  @Transactional
  CheckedVisit check(EnrolmentRequest typed, Places places) {
    var today = London.today(clock);
    return CheckedVisit.of(
        new ReadEnrolment(facts.of(places, today), today).read(typed),
        !typed.preferences().isEmpty());
  }
}
