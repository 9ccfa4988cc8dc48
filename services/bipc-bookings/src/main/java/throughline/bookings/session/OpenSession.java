package throughline.bookings.session;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.People;
import throughline.publishing.library.Libraries;

/** An adviser opens a session, which everyone can then see and book. */
@ApplicationScoped
public class OpenSession {
  private final People people;
  private final Sessions sessions;
  private final ReadPlan readPlan;
  private final Claims claims;
  private final Libraries libraries;
  private final Clock clock;

  OpenSession(
      People people,
      Sessions sessions,
      ReadPlan readPlan,
      Claims claims,
      Libraries libraries,
      Clock clock) {
    this.people = people;
    this.sessions = sessions;
    this.readPlan = readPlan;
    this.claims = claims;
    this.libraries = libraries;
    this.clock = clock;
  }

  @Transactional
  public SessionView open(SessionRequest typed, SignedIn who, Places places) {
    var now = clock.instant();
    var plan = readPlan.read(typed, null, places, now);
    var opener = people.recognise(who);
    var library = libraries.findById(plan.venue().library());
    var session = new Session(plan, library, null, null, opener, now);
    sessions.persistAndFlush(session);
    claims.claim(
        plan.resources(),
        plan.venue().code(),
        List.of(Claims.Slot.of(session.id(), session.time())));
    sessions.readAgain(session);
    Log.infof(
        "event=session-opened session=%s venue=%s capacity=%d",
        session.id(), plan.venue().code(), plan.capacity());
    return SessionView.of(session);
  }
}
