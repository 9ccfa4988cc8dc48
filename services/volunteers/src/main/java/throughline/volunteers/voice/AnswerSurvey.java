package throughline.volunteers.voice;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.contracts.volunteers.SurveyCountState.Survey;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.core.time.Quarter;
import throughline.platform.database.Sql;
import throughline.volunteers.link.VolunteerLinks;

/** Whoever followed the link says how it is, once; what they say is kept under nobody. */
@ApplicationScoped
public class AnswerSurvey {
  private static final String OPEN =
      "SELECT survey FROM survey_ask WHERE link = :link AND NOT answered";

  private static final String CLOSE =
      "UPDATE survey_ask SET answered = true WHERE link = :link AND NOT answered RETURNING survey";

  private static final String KEEP =
      """
      INSERT INTO survey_answer (survey, last_day, valued, listened_to, recommends)
      VALUES (:survey, CAST(:lastDay AS date), :valued, :listenedTo, :recommends)
      """;

  private final VolunteerLinks links;
  private final Sql sql;
  private final Clock clock;

  AnswerSurvey(VolunteerLinks links, Sql sql, Clock clock) {
    this.links = links;
    this.sql = sql;
    this.clock = clock;
  }

  /** Which survey the link opens, as long as it is not answered. */
  public Optional<Survey> openTo(UUID link) {
    return sql.of(OPEN).bind("link", link).first(Survey.class);
  }

  @Transactional
  public void answer(UUID link, SurveyRequest typed) {
    var answers = typed.read();
    var survey =
        sql.of(CLOSE)
            .bind("link", link)
            .first(Survey.class)
            .orElseThrow(() -> new Conflict("link-used", "You have answered this already"));
    sql.of(KEEP)
        .bind("survey", survey)
        .bind("lastDay", Quarter.of(London.today(clock)).last())
        .bind("valued", answers.valued())
        .bind("listenedTo", answers.listenedTo())
        .bind("recommends", answers.recommends())
        .update();
    links.revoke(List.of(link));
    Log.info("event=survey-answered");
  }
}
