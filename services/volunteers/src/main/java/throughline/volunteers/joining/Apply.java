package throughline.volunteers.joining;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.person.Contact;
import throughline.platform.core.person.SameName;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.AuditTrail;
import throughline.publishing.library.Libraries;
import throughline.publishing.library.Library;
import throughline.volunteers.joining.Applications.State;
import throughline.volunteers.role.ConsentAge;
import throughline.volunteers.role.VolunteerRole;
import throughline.volunteers.role.VolunteerRoles;
import throughline.volunteers.volunteer.VolunteerHistory;
import throughline.volunteers.volunteer.Volunteers;

/**
 * Somebody asks to help in a role: by their sign-in, or by a name and an address to be confirmed.
 */
@ApplicationScoped
public class Apply {
  private final Applications applications;
  private final VolunteerRoles roles;
  private final ConsentAge consentAge;
  private final Libraries libraries;
  private final Volunteers volunteers;
  private final ApplicationMails mails;
  private final JoiningSettings settings;
  private final AuditTrail trail;
  private final Clock clock;

  Apply(
      Applications applications,
      VolunteerRoles roles,
      ConsentAge consentAge,
      Libraries libraries,
      Volunteers volunteers,
      ApplicationMails mails,
      JoiningSettings settings,
      AuditTrail trail,
      Clock clock) {
    this.applications = applications;
    this.roles = roles;
    this.consentAge = consentAge;
    this.libraries = libraries;
    this.volunteers = volunteers;
    this.mails = mails;
    this.settings = settings;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Applies for whoever is signed in.
   *
   * @param address where they get mail; empty if the provider has not seen that it is theirs
   * @return the number of the application
   */
  @Transactional
  public UUID apply(ApplicationRequest typed, SignedIn who, Optional<String> address) {
    var role = open(typed.role());
    var fields = new Fields();
    var read = read(fields, typed, role);
    fields.throwIfAny();

    var volunteer = volunteers.recognise(who, address);
    volunteers.lock(volunteer);
    if (applications.hasRole(volunteer, role.code())) {
      throw new Conflict("has-role", "You help in this role already");
    }
    var id = UUID.randomUUID();
    if (!applications.add(id, volunteer, role.code(), State.WAITING, read, clock.instant(), null)) {
      throw new Conflict(
          "applied-already", "You have applied for this role, and it is not decided yet");
    }
    trail.append(
        ApplicationAction.APPLIED.of(
            volunteer, role.code(), VolunteerHistory.volunteer(who), null));
    Log.infof("event=application-sent application=%s role=%s", id, role.code());
    return id;
  }

  /**
   * Applies for somebody without a sign-in, and writes to them. Whoever has applied before gets the
   * same answer, so that nobody learns who applied.
   */
  @Transactional
  public void ask(ApplicationRequest typed, String name, String email) {
    var role = open(typed.role());
    var fields = new Fields();
    var contact = Contact.readOwn(fields, name, email);
    var read = read(fields, typed, role);
    fields.throwIfAny();

    var open = applications.openOfAddress(contact.email().orElseThrow());
    var same =
        open.stream()
            .filter(each -> each.role().equals(role.code()))
            .filter(each -> SameName.exactly(each.name(), contact.name()))
            .findFirst();
    if (same.isPresent()) {
      mails.askAgain(same.get(), role.title(), clock.instant().minus(settings.mailAgain()));
      return;
    }
    if (open.stream().filter(each -> each.state() == State.UNCONFIRMED).count()
        >= settings.mostUnconfirmed()) {
      throw new Conflict(
          "too-many-unconfirmed",
          "There are %d applications of this address that are not confirmed. Follow the link of one first"
              .formatted(settings.mostUnconfirmed()));
    }
    var volunteer = volunteers.addApplicant(contact);
    var id = UUID.randomUUID();
    applications.add(
        id,
        volunteer,
        role.code(),
        State.UNCONFIRMED,
        read,
        clock.instant(),
        London.today(clock).plusDays(settings.confirmedWithinDays()));
    mails.ask(volunteer, id, role.title());
    trail.append(
        ApplicationAction.APPLIED.of(volunteer, role.code(), ApplicationAction.NOBODY, null));
    Log.infof("event=application-asked application=%s role=%s", id, role.code());
  }

  private VolunteerRole open(String code) {
    return roles
        .of(code)
        .filter(VolunteerRole::open)
        .orElseThrow(
            () -> new InvalidInput("role", "Choose a role that takes applications, at /roles"));
  }

  private ApplicationRequest.Read read(
      Fields fields, ApplicationRequest typed, VolunteerRole role) {
    return typed.read(fields, role, asksBirthDate(role), codes(role), London.today(clock));
  }

  boolean asksBirthDate(VolunteerRole role) {
    return role.asksBirthDate(consentAge.consentBelow());
  }

  private Set<String> codes(VolunteerRole role) {
    return placesOf(role).stream().map(Library::code).collect(Collectors.toSet());
  }

  /** Where somebody can help in this role. */
  List<Library> placesOf(VolunteerRole role) {
    return libraries.byName().stream().filter(each -> role.isAt(each.code())).toList();
  }
}
