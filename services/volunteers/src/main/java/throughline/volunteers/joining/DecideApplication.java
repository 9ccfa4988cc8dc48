package throughline.volunteers.joining;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.input.Fields;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.database.audit.AuditTrail;
import throughline.volunteers.joining.Applications.Application;
import throughline.volunteers.joining.Applications.State;
import throughline.volunteers.volunteer.VolunteerHistory;
import throughline.volunteers.volunteer.Volunteers;

/** A coordinator accepts an application or turns it down, and the applicant is told why. */
@ApplicationScoped
public class DecideApplication {
  static final int LONGEST_REASON = 500;

  private static final List<State> OPEN = List.of(State.WAITING);
  private static final List<State> OPEN_OR_REJECTED = List.of(State.WAITING, State.REJECTED);

  private final Applications applications;
  private final Volunteers volunteers;
  private final ApplicationMails mails;
  private final People people;
  private final JoiningSettings settings;
  private final AuditTrail trail;
  private final Clock clock;

  DecideApplication(
      Applications applications,
      Volunteers volunteers,
      ApplicationMails mails,
      People people,
      JoiningSettings settings,
      AuditTrail trail,
      Clock clock) {
    this.applications = applications;
    this.volunteers = volunteers;
    this.mails = mails;
    this.people = people;
    this.settings = settings;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Accepts somebody for the places that they chose and the coordinator has; also whom somebody
   * turned down, after an appeal.
   *
   * @param seen the version that was decided upon; null for whichever there is
   * @param words to the applicant; null for none
   */
  @Transactional
  public void accept(UUID id, Long seen, String words, SignedIn who, Places places) {
    var fields = new Fields();
    var said = fields.optionalText("reason", words, LONGEST_REASON);
    fields.throwIfAny();
    take(id, seen, said.orElse(null), who, places);
  }

  private void take(UUID id, Long seen, String words, SignedIn who, Places places) {
    var now = clock.instant();
    var by = people.recognise(who);
    var application = lock(id, by, places);
    if (!applications.moveOn(id, seen, OPEN_OR_REJECTED, State.ACCEPTED, by, now, null)) {
      throw decidedMeanwhile();
    }
    var where = application.places().stream().filter(places::includes).toList();
    volunteers.accept(application.volunteer(), where);
    applications.giveRole(application.volunteer(), application.role(), London.today(clock));
    trail.append(
        ApplicationAction.ACCEPTED.of(
            application.volunteer(),
            application.role(),
            VolunteerHistory.coordinator(who, places),
            words));
    mails.accepted(application, application.namesOf(where), words);
    Log.infof("event=application-accepted application=%s role=%s", id, application.role());
  }

  /**
   * Turns somebody down.
   *
   * @param reason to the applicant, who is told it by mail
   */
  @Transactional
  public void reject(UUID id, Long seen, String reason, SignedIn who, Places places) {
    var fields = new Fields();
    var why =
        fields.text("reason", reason, LONGEST_REASON, "Enter the reason: the applicant is told it");
    fields.throwIfAny();
    var by = people.recognise(who);
    var application = lock(id, by, places);
    var eraseOn = London.today(clock).plusMonths(settings.keptMonths());
    if (!applications.moveOn(id, seen, OPEN, State.REJECTED, by, clock.instant(), eraseOn)) {
      throw decidedMeanwhile();
    }
    trail.append(
        ApplicationAction.REJECTED.of(
            application.volunteer(),
            application.role(),
            VolunteerHistory.coordinator(who, places),
            why));
    mails.rejected(application, why, eraseOn);
    Log.infof("event=application-rejected application=%s role=%s", id, application.role());
  }

  /** Writes down that the applicant wants it looked at again; it is kept for as long from now. */
  @Transactional
  public void noteAppeal(UUID id, String what, SignedIn who, Places places) {
    var fields = new Fields();
    var said = fields.text("reason", what, LONGEST_REASON, "Enter what the applicant says");
    fields.throwIfAny();
    var application = applications.at(id, places);
    volunteers.lock(application.volunteer());
    var eraseOn = London.today(clock).plusMonths(settings.keptMonths());
    if (!applications.appeal(id, clock.instant(), eraseOn)) {
      throw new Conflict("not-rejected", "Only what was not accepted can be appealed against");
    }
    trail.append(
        ApplicationAction.APPEALED.of(
            application.volunteer(),
            application.role(),
            VolunteerHistory.coordinator(who, places),
            said));
  }

  /** The person before the application, as whoever changes either has it. */
  private Application lock(UUID id, UUID by, Places places) {
    var application = applications.at(id, places);
    if (application.volunteer().equals(by)) {
      throw new Conflict(
          "own-application",
          "You cannot decide upon your own application. Ask another coordinator");
    }
    volunteers.lock(application.volunteer());
    return application;
  }

  private static Conflict decidedMeanwhile() {
    return new Conflict(
        "decided-meanwhile",
        "This application was decided or withdrawn meanwhile. Look at how it stands now");
  }
}
