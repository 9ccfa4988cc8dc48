package throughline.volunteers.voice;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.messaging.Outbox;
import throughline.publishing.library.Libraries;
import throughline.volunteers.Roles;
import throughline.volunteers.standing.PeopleOfPlaces;
import throughline.volunteers.voice.IdeaRequest.Idea;
import throughline.volunteers.volunteer.Volunteers;

/**
 * A volunteer has an idea, or staff note one that they were told. It is answered within 28 days.
 */
@ApplicationScoped
public class RaiseIdea {
  private static final String RAISE =
      """
      INSERT INTO idea (id, volunteer_id, library_code, idea, entered_by, raised_at, raised_on, due_on)
      VALUES (gen_random_uuid(), :volunteer, CAST(:library AS text), :idea, :enteredBy, :now,
              CAST(:today AS date), CAST(:today AS date) + 28)
      """
          + ChangedIdea.RETURNING;

  private final People people;
  private final PeopleOfPlaces peopleOfPlaces;
  private final Volunteers volunteers;
  private final Libraries libraries;
  private final Sql sql;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Clock clock;

  RaiseIdea(
      People people,
      PeopleOfPlaces peopleOfPlaces,
      Volunteers volunteers,
      Libraries libraries,
      Sql sql,
      Outbox outbox,
      AuditTrail trail,
      Clock clock) {
    this.people = people;
    this.peopleOfPlaces = peopleOfPlaces;
    this.volunteers = volunteers;
    this.libraries = libraries;
    this.sql = sql;
    this.outbox = outbox;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  public UUID raise(IdeaRequest typed, SignedIn who) {
    var person = people.recognise(who);
    volunteers.lockActive(person);
    return save(person, typed.read(libraries), person, Actor.of(who.subject(), Roles.VOLUNTEER));
  }

  /** For somebody who helps at one of these places; about one of them, or about all. */
  @Transactional
  public UUID raiseFor(UUID volunteer, IdeaRequest typed, SignedIn who, Places places) {
    peopleOfPlaces.one(volunteer, places);
    volunteers.lockActive(volunteer);
    var idea = typed.read(libraries);
    var actor = new Actor(who.subject(), Roles.COORDINATOR, idea.library());
    return save(volunteer, idea, people.recognise(who), actor);
  }

  private UUID save(UUID volunteer, Idea idea, UUID enteredBy, Actor actor) {
    var now = clock.instant();
    var raised =
        sql.of(RAISE)
            .bind("volunteer", volunteer)
            .bind("library", idea.library())
            .bind("idea", idea.text())
            .bind("enteredBy", enteredBy)
            .bind("now", now)
            .bind("today", London.dateOf(now))
            .one(ChangedIdea.class);
    outbox.append(raised.event(VolunteerEvents.IDEA_RAISED, now));
    trail.append(IdeaAction.RAISED.of(raised.id(), actor));
    Log.infof("event=idea-raised idea=%s", raised.id());
    return raised.id();
  }
}
