package throughline.volunteers.standing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.database.audit.AuditTrail;

/** From today on something does not count: a mistake, or a guardian who no longer agrees. */
@ApplicationScoped
class WithdrawCompletion {
  private final PeopleOfPlaces volunteers;
  private final Completions completions;
  private final People people;
  private final AuditTrail trail;
  private final Clock clock;

  WithdrawCompletion(
      PeopleOfPlaces volunteers,
      Completions completions,
      People people,
      AuditTrail trail,
      Clock clock) {
    this.volunteers = volunteers;
    this.completions = completions;
    this.people = people;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  void withdraw(UUID volunteer, UUID completion, SignedIn who, Places places) {
    var by = people.recognise(who);
    volunteers.one(volunteer, by, places);
    if (!completions.withdraw(completion, volunteer, London.today(clock), by)) {
      throw new Conflict("withdrawn", "It does not count any more");
    }
    trail.append(StandingAction.WITHDRAWN.of(volunteer, who, places));
  }
}
