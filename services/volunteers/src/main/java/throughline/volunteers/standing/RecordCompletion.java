package throughline.volunteers.standing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;
import throughline.volunteers.role.Trainings;
import throughline.volunteers.role.VolunteerRoles;

/** A coordinator records a reference, a training or a guardian's consent, also to renew it. */
@ApplicationScoped
public class RecordCompletion {
  private final PeopleOfPlaces volunteers;
  private final Completions completions;
  private final Trainings trainings;
  private final VolunteerRoles roles;
  private final People people;
  private final AuditTrail trail;
  private final Clock clock;

  RecordCompletion(
      PeopleOfPlaces volunteers,
      Completions completions,
      Trainings trainings,
      VolunteerRoles roles,
      People people,
      AuditTrail trail,
      Clock clock) {
    this.volunteers = volunteers;
    this.completions = completions;
    this.trainings = trainings;
    this.roles = roles;
    this.people = people;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  public UUID record(UUID volunteer, CompletionRequest request, SignedIn who, Places places) {
    var by = people.recognise(who);
    volunteers.one(volunteer, by, places);
    var done = request.read(trainings, roles, London.today(clock));
    var id = completions.add(volunteer, done, by, clock.instant());
    var change =
        switch (done.item()) {
          case TRAINING -> Change.of("training", null, done.training());
          case CONSENT -> Change.of("role", null, done.role());
          default -> Change.of("evidence", null, done.evidence());
        };
    trail.append(action(done.item()).of(volunteer, who, places, change));
    return id;
  }

  private static StandingAction action(Item item) {
    return switch (item) {
      case TRAINING -> StandingAction.TRAINING_RECORDED;
      case CONSENT -> StandingAction.CONSENT_RECORDED;
      default -> StandingAction.REFERENCE_RECORDED;
    };
  }
}
