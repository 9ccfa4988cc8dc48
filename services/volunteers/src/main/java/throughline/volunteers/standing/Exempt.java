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
import throughline.volunteers.role.VolunteerRoles;

/** A coordinator exempts somebody from a requirement of one role for a time. */
@ApplicationScoped
class Exempt {
  private final PeopleOfPlaces volunteers;
  private final Completions completions;
  private final VolunteerRoles roles;
  private final People people;
  private final AuditTrail trail;
  private final Clock clock;

  Exempt(
      PeopleOfPlaces volunteers,
      Completions completions,
      VolunteerRoles roles,
      People people,
      AuditTrail trail,
      Clock clock) {
    this.volunteers = volunteers;
    this.completions = completions;
    this.roles = roles;
    this.people = people;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  UUID exempt(UUID volunteer, ExemptionRequest request, SignedIn who, Places places) {
    var by = people.recognise(who);
    volunteers.one(volunteer, by, places);
    var today = London.today(clock);
    var exempt = request.read(roles, today);
    var id = completions.exempt(volunteer, exempt, today, by, clock.instant());
    trail.append(
        StandingAction.EXEMPTED.of(
            volunteer,
            who,
            places,
            Change.of("role", null, exempt.role()),
            Change.of("item", null, exempt.item()),
            Change.of("expiresOn", null, exempt.expiresOn())));
    return id;
  }
}
