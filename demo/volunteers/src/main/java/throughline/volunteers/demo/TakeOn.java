package throughline.volunteers.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import throughline.demo.SamplePerson;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.People;
import throughline.volunteers.joining.ApplicationRequest;
import throughline.volunteers.joining.Apply;
import throughline.volunteers.joining.DecideApplication;
import throughline.volunteers.role.VolunteerRole;
import throughline.volunteers.role.VolunteerRoles;
import throughline.volunteers.standing.CheckRequest;
import throughline.volunteers.standing.CompletionRequest;
import throughline.volunteers.standing.RecordCheck;
import throughline.volunteers.standing.RecordCompletion;
import throughline.volunteers.volunteer.Volunteers;

/** Has somebody apply and be accepted, with everything that the role asks for. */
@ApplicationScoped
class TakeOn {
  private static final int CONSENT_BELOW = 18;

  /**
   * Somebody who is to help.
   *
   * @param trained when trainings were done, and references and a consent given
   * @param checked when the check was issued, where the role asks for one
   */
  record Newcomer(
      SamplePerson person,
      LocalDate born,
      String role,
      String place,
      LocalDate trained,
      LocalDate checked) {
    private Optional<String> address() {
      return Optional.of(person.email()).filter(email -> !email.isEmpty());
    }

    private ApplicationRequest typed() {
      return new ApplicationRequest(role, List.of(place), "FROM_25", born.toString(), "NOTHING");
    }

    private boolean needsConsent(LocalDate today) {
      return born.plusYears(CONSENT_BELOW).isAfter(today);
    }
  }

  private final Apply apply;
  private final DecideApplication decideApplication;
  private final RecordCompletion recordCompletion;
  private final RecordCheck recordCheck;
  private final VolunteerRoles roles;
  private final Volunteers volunteers;
  private final People people;

  TakeOn(
      Apply apply,
      DecideApplication decideApplication,
      RecordCompletion recordCompletion,
      RecordCheck recordCheck,
      VolunteerRoles roles,
      Volunteers volunteers,
      People people) {
    this.apply = apply;
    this.decideApplication = decideApplication;
    this.recordCompletion = recordCompletion;
    this.recordCheck = recordCheck;
    this.roles = roles;
    this.volunteers = volunteers;
    this.people = people;
  }

  /** Whoever helped before anybody applied, at the place where they are known. */
  @Transactional
  void asBefore(SamplePerson person, String place) {
    volunteers.accept(people.recognise(person.signedIn()), Set.of(place));
  }

  /** Answers with the number of their record. */
  @Transactional
  UUID takeOn(Newcomer newcomer, SignedIn coordinator) {
    var places = Places.of(newcomer.place());
    var application =
        apply.apply(newcomer.typed(), newcomer.person().signedIn(), newcomer.address());
    decideApplication.accept(application, null, null, coordinator, places);
    var id = people.recognise(newcomer.person().signedIn());
    var role = roles.required(newcomer.role());
    for (var i = 0; i < role.referencesNeeded(); i++) {
      complete(id, "REFERENCE", null, null, "LETTER", newcomer, coordinator);
    }
    for (var training : role.trainings()) {
      complete(id, "TRAINING", training, null, "DONE_HERE", newcomer, coordinator);
    }
    if (newcomer.needsConsent(newcomer.trained())) {
      complete(id, "CONSENT", null, role.code(), "FORM", newcomer, coordinator);
    }
    if (role.asksForCheck()) {
      recordCheck.record(id, check(role, newcomer), coordinator, places);
    }
    return id;
  }

  private void complete(
      UUID id,
      String item,
      String training,
      String role,
      String evidence,
      Newcomer newcomer,
      SignedIn coordinator) {
    recordCompletion.record(
        id,
        new CompletionRequest(item, training, role, newcomer.trained().toString(), evidence),
        coordinator,
        Places.of(newcomer.place()));
  }

  private static CheckRequest check(VolunteerRole role, Newcomer newcomer) {
    return new CheckRequest(
        role.code(),
        role.dbsLevel().name(),
        role.workforce() == null ? null : role.workforce().name(),
        newcomer.checked().toString(),
        null,
        null,
        "SUITABLE");
  }
}
