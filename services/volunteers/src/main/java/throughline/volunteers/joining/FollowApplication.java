package throughline.volunteers.joining;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.AuditTrail;
import throughline.volunteers.joining.Applications.Application;
import throughline.volunteers.joining.Applications.State;
import throughline.volunteers.volunteer.Volunteers;

/** An applicant sees how an application stands, confirms it or takes it back. */
@ApplicationScoped
class FollowApplication {
  private final Applications applications;
  private final Volunteers volunteers;
  private final JoiningSettings settings;
  private final AuditTrail trail;
  private final Clock clock;

  FollowApplication(
      Applications applications,
      Volunteers volunteers,
      JoiningSettings settings,
      AuditTrail trail,
      Clock clock) {
    this.applications = applications;
    this.volunteers = volunteers;
    this.settings = settings;
    this.trail = trail;
    this.clock = clock;
  }

  Application one(UUID id) {
    return applications.find(id).orElseThrow(() -> new NotFound("application with this number"));
  }

  List<Application> own(String subject) {
    return applications.own(subject);
  }

  Optional<Application> findOwn(UUID id, String subject) {
    return applications.own(subject).stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** Pressed twice, it was confirmed by the first. */
  @Transactional
  void confirm(UUID id) {
    var application = locked(id);
    if (applications.moveOn(
        id, null, List.of(State.UNCONFIRMED), State.WAITING, null, clock.instant(), null)) {
      trail.append(
          ApplicationAction.CONFIRMED.of(
              application.volunteer(), application.role(), ApplicationAction.NOBODY, null));
      Log.infof("event=application-sent application=%s role=%s", id, application.role());
    }
  }

  @Transactional
  void withdraw(UUID id) {
    var application = locked(id);
    var eraseOn = London.today(clock).plusMonths(settings.keptMonths());
    if (!applications.moveOn(
        id,
        null,
        List.of(State.UNCONFIRMED, State.WAITING),
        State.WITHDRAWN,
        null,
        clock.instant(),
        eraseOn)) {
      throw new Conflict("decided-meanwhile", "This application is decided or withdrawn already");
    }
    trail.append(
        ApplicationAction.WITHDRAWN.of(
            application.volunteer(), application.role(), ApplicationAction.NOBODY, null));
  }

  private Application locked(UUID id) {
    var application = one(id);
    volunteers.lock(application.volunteer());
    return application;
  }
}
