package throughline.volunteers.voice;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.messaging.Outbox;
import throughline.volunteers.Roles;
import throughline.volunteers.volunteer.VolunteerMails;
import throughline.volunteers.volunteer.VolunteerMails.Letter;

/** A coordinator takes an idea, and says what was done or why not: for the first time, or anew. */
@ApplicationScoped
public class AnswerIdea {
  private static final String TAKE =
      "UPDATE idea i SET owner_id = :owner WHERE id = :id AND answered_on IS NULL AND "
          + BrowseIdeas.AT_PLACES
          + " RETURNING library_code";

  /** The day of the first answer decides whether it came in time. */
  private static final String ANSWER =
      """
      UPDATE idea i SET acted_on = :acted, answer = :answer, said = CAST(:said AS text), owner_id = :owner,
             answered_on = coalesce(answered_on, CAST(:today AS date)), version = version + 1
      WHERE id = :id AND version = :seen AND\s"""
          + BrowseIdeas.AT_PLACES
          + ChangedIdea.RETURNING;

  private final People people;
  private final BrowseIdeas browseIdeas;
  private final VolunteerMails mails;
  private final Sql sql;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Clock clock;

  AnswerIdea(
      People people,
      BrowseIdeas browseIdeas,
      VolunteerMails mails,
      Sql sql,
      Outbox outbox,
      AuditTrail trail,
      Clock clock) {
    this.people = people;
    this.browseIdeas = browseIdeas;
    this.mails = mails;
    this.sql = sql;
    this.outbox = outbox;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  public void take(UUID id, SignedIn who, Places places) {
    var idea = browseIdeas.one(id, places);
    var taken =
        BrowseIdeas.at(sql.of(TAKE), places)
            .bind("id", id)
            .bind("owner", people.recognise(who))
            .update();
    if (taken == 0) {
      throw new Conflict("already-answered", "This idea is answered by now");
    }
    trail.append(IdeaAction.TAKEN.of(id, coordinator(who, idea.library())));
  }

  @Transactional
  public void answer(UUID id, long seen, AnswerRequest typed, SignedIn who, Places places) {
    var now = clock.instant();
    browseIdeas.one(id, places);
    var answer = typed.read();
    var answered =
        BrowseIdeas.at(sql.of(ANSWER), places)
            .bind("id", id)
            .bind("seen", seen)
            .bind("acted", answer.actedOn())
            .bind("answer", answer.text())
            .bind("said", answer.said())
            .bind("owner", people.recognise(who))
            .bind("today", London.dateOf(now))
            .first(ChangedIdea.class)
            .orElseThrow(
                () ->
                    new Conflict(
                        "changed-meanwhile",
                        "Somebody answered this idea since you opened the page. Read their answer,"
                            + " then send yours again if it is better"));
    outbox.append(answered.event(VolunteerEvents.IDEA_ANSWERED, now));
    trail.append(IdeaAction.ANSWERED.of(id, coordinator(who, answered.libraryCode())));
    if (answered.volunteerId() != null) {
      mails.send(
          List.of(
              new Letter(
                  "idea-answered",
                  answered.volunteerId(),
                  id,
                  "An answer to your idea",
                  VoiceMails.answered(browseIdeas.one(id, places)))));
    }
    Log.infof("event=idea-answered idea=%s", id);
  }

  private static Actor coordinator(SignedIn who, String library) {
    return new Actor(who.subject(), Roles.COORDINATOR, library);
  }
}
