package throughline.volunteers.standing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;
import throughline.volunteers.role.VolunteerRoles;
import throughline.volunteers.volunteer.Volunteers;

/** A coordinator records that a DBS check, or its status of today, was seen. */
@ApplicationScoped
public class RecordCheck {
  private static final String ADD =
      """
      INSERT INTO dbs_check (id, volunteer_id, role_code, level, workforce, issued_on, seen_on, update_service,
                             status_checked_on, suitable, seen_by, recorded_at)
      VALUES (gen_random_uuid(), :volunteer, :role, :level, CAST(:workforce AS text), :issued, :today, :updates,
              CAST(:checked AS date), :suitable, :by, :now)
      RETURNING id
      """;

  /** What was found since outweighs what was found before. */
  private static final String END_EARLIER =
      """
      UPDATE dbs_check SET withdrawn_on = :today, withdrawn_by = :by
      WHERE volunteer_id = :volunteer AND suitable AND withdrawn_on IS NULL
      """;

  private final Volunteers volunteers;
  private final PeopleOfPlaces peopleOfPlaces;
  private final VolunteerRoles roles;
  private final People people;
  private final Sql sql;
  private final AuditTrail trail;
  private final Clock clock;

  RecordCheck(
      Volunteers volunteers,
      PeopleOfPlaces peopleOfPlaces,
      VolunteerRoles roles,
      People people,
      Sql sql,
      AuditTrail trail,
      Clock clock) {
    this.volunteers = volunteers;
    this.peopleOfPlaces = peopleOfPlaces;
    this.roles = roles;
    this.people = people;
    this.sql = sql;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  public UUID record(UUID volunteer, CheckRequest request, SignedIn who, Places places) {
    var by = people.recognise(who);
    var of = peopleOfPlaces.one(volunteer, by, places);
    var today = London.today(clock);
    var check = request.read(roles, of.dateOfBirth(), today);
    volunteers.lock(volunteer);
    if (!check.suitable()) {
      sql.of(END_EARLIER).bind("today", today).bind("by", by).bind("volunteer", volunteer).update();
    }
    var id =
        sql.of(ADD)
            .bind("volunteer", volunteer)
            .bind("role", check.role())
            .bind("level", check.level().name())
            .bind("workforce", check.workforce() == null ? null : check.workforce().name())
            .bind("issued", check.issuedOn())
            .bind("today", today)
            .bind("updates", check.updateService())
            .bind("checked", check.statusCheckedOn())
            .bind("suitable", check.suitable())
            .bind("by", by)
            .bind("now", clock.instant())
            .one(UUID.class);
    trail.append(
        StandingAction.CHECK_RECORDED.of(
            volunteer, who, places, Change.of("role", null, check.role())));
    return id;
  }
}
