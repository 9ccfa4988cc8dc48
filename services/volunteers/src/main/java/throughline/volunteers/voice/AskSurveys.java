package throughline.volunteers.voice;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import throughline.contracts.volunteers.SurveyCountState.Survey;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;

/** Asks how it is: everybody who volunteers once a year, and whoever has just left. */
@Singleton
public class AskSurveys implements Job {
  private static final LocalTime AT = LocalTime.of(9, 30);
  private static final int AT_ONCE = 200;

  /** Somebody who is asked, and what the link of the mail opens. */
  record Asked(UUID person, UUID link, Survey survey) {}

  /** A few months after they began, so that they have something to say. */
  private static final String ASK =
      """
      INSERT INTO survey_ask (person_id, survey, asked_on)
      SELECT v.id, s.survey, CAST(:today AS date)
      FROM volunteer v
      JOIN person_details d ON d.person_id = v.id AND d.email_address IS NOT NULL
      JOIN (VALUES ('YEARLY', 'ACTIVE'), ('LEAVING', 'LEFT')) AS s (survey, status) ON s.status = v.status
      CROSS JOIN LATERAL (SELECT CAST(v.status_since AT TIME ZONE 'Europe/London' AS date) AS since) AS status
      WHERE v.merged_into IS NULL AND v.died_on IS NULL AND v.erased_at IS NULL
        AND CASE s.survey WHEN 'YEARLY' THEN since <= CAST(:today AS date) - 90
                          ELSE since > CAST(:today AS date) - 14 END
        AND NOT EXISTS (
          SELECT FROM survey_ask a WHERE a.person_id = v.id AND a.survey = s.survey
            AND a.asked_on > CASE s.survey WHEN 'YEARLY' THEN CAST(:today AS date) - 365 ELSE since - 1 END)
      ORDER BY v.id LIMIT :most
      ON CONFLICT ON CONSTRAINT survey_ask_once_uq DO NOTHING
      RETURNING person_id AS person, link, survey
      """;

  private final Sql sql;
  private final SurveyMails mails;
  private final Clock clock;

  AskSurveys(Sql sql, SurveyMails mails, Clock clock) {
    this.sql = sql;
    this.mails = mails;
    this.clock = clock;
  }

  @Override
  public Details details() {
    return new Details(
        "ask-surveys", "Ask volunteers, and those who left, how it is", JobSchedule.dailyAt(AT));
  }

  /** All are noted and written to in one transaction, so that nobody is asked twice. */
  @Override
  @Transactional
  public String run() {
    List<Asked> asked =
        sql.of(ASK).bind("today", London.today(clock)).bind("most", AT_ONCE).list(Asked.class);
    mails.ask(asked);
    return asked.size() == 1 ? "1 person asked" : asked.size() + " people asked";
  }
}
