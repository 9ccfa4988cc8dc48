package throughline.volunteers.standing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.UUID;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.Contact;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;
import throughline.volunteers.role.ConsentAge;
import throughline.volunteers.role.VolunteerRoles;
import throughline.volunteers.standing.PeopleOfPlaces.OfPlaces;

/** A coordinator has a parent or guardian asked by mail whether they agree to one role. */
@ApplicationScoped
class AskGuardian {
  private static final String ADD =
      """
      INSERT INTO consent_request (id, volunteer_id, role_code, asked_by, asked_at)
      VALUES (gen_random_uuid(), :volunteer, :role, :by, :now)
      RETURNING id
      """;

  private static final String OWN_ADDRESS =
      "SELECT 1 FROM person_details WHERE person_id = :volunteer AND lower(email_address) = lower(:address)";

  private final PeopleOfPlaces volunteers;
  private final VolunteerRoles roles;
  private final ConsentAge age;
  private final GuardianMails mails;
  private final People people;
  private final Sql sql;
  private final AuditTrail trail;
  private final Clock clock;

  AskGuardian(
      PeopleOfPlaces volunteers,
      VolunteerRoles roles,
      ConsentAge age,
      GuardianMails mails,
      People people,
      Sql sql,
      AuditTrail trail,
      Clock clock) {
    this.volunteers = volunteers;
    this.roles = roles;
    this.age = age;
    this.mails = mails;
    this.people = people;
    this.sql = sql;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  void ask(
      UUID volunteer, String role, String guardian, String email, SignedIn who, Places places) {
    var by = people.recognise(who);
    var child = volunteers.one(volunteer, by, places);
    var fields = new Fields().called("role", "Role");
    var code = fields.text("role", role, 40, "Choose the role");
    var in = code == null ? null : roles.of(code).orElse(null);
    if (code != null && in == null) {
      fields.reject("role", "Choose a role from the list");
    }
    var contact = Contact.readOwn(fields, guardian, email);
    requireChild(fields, child);
    if (fields.ok() && isOwn(volunteer, contact.email().orElseThrow())) {
      fields.reject("email", "This is the young person’s own address: enter their guardian’s");
    }
    fields.throwIfAny();
    var request =
        sql.of(ADD)
            .bind("volunteer", volunteer)
            .bind("role", code)
            .bind("by", by)
            .bind("now", clock.instant())
            .one(UUID.class);
    mails.ask(contact.email().orElseThrow(), volunteer, request, child.name(), in.title());
    trail.append(
        StandingAction.GUARDIAN_ASKED.of(volunteer, who, places, Change.of("role", null, code)));
  }

  private void requireChild(Fields fields, OfPlaces child) {
    if (child.dateOfBirth() == null) {
      fields.reject("role", "Note their date of birth first");
    } else if (years(child.dateOfBirth()) >= age.consentBelow()) {
      fields.reject(
          "role", "They are %d or over: nobody else has to agree".formatted(age.consentBelow()));
    }
  }

  private int years(LocalDate born) {
    return Period.between(born, London.today(clock)).getYears();
  }

  private boolean isOwn(UUID volunteer, String address) {
    return sql.of(OWN_ADDRESS)
        .bind("volunteer", volunteer)
        .bind("address", address)
        .first(Integer.class)
        .isPresent();
  }
}
