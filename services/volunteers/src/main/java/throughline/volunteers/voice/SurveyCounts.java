package throughline.volunteers.voice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import throughline.contracts.volunteers.SurveyCountState.Survey;
import throughline.platform.database.Sql;

/** What was answered to the surveys, as counts. */
@ApplicationScoped
class SurveyCounts {
  /** Fewer answers than these are told by nobody, so that nobody can tell whose they are. */
  static final long FEWEST = 10;

  /** One survey in one quarter. Agreement is to agree or to agree strongly. */
  record Counted(
      Survey survey,
      LocalDate lastDay,
      long asked,
      long answered,
      long valued,
      long listenedTo,
      long recommends) {
    public boolean tells() {
      return answered >= FEWEST;
    }

    Long told(long number) {
      return tells() ? (Long) number : null;
    }
  }

  private static final String COUNT =
      """
      WITH asked AS (
        SELECT survey, CAST(date_trunc('quarter', asked_on) + interval '3 months' AS date) - 1 AS last_day,
               count(*) AS asked
        FROM survey_ask WHERE asked_on > CAST(:from AS date) AND asked_on <= CAST(:to AS date) GROUP BY 1, 2),
      said AS (
        SELECT survey, last_day, count(*) AS answered, count(*) FILTER (WHERE valued >= 4) AS valued,
               count(*) FILTER (WHERE listened_to >= 4) AS listened_to,
               count(*) FILTER (WHERE recommends >= 4) AS recommends
        FROM survey_answer WHERE last_day > CAST(:from AS date) AND last_day <= CAST(:to AS date) GROUP BY 1, 2)
      SELECT survey, last_day, coalesce(asked, 0) AS asked, coalesce(answered, 0) AS answered,
             coalesce(valued, 0) AS valued, coalesce(listened_to, 0) AS listened_to,
             coalesce(recommends, 0) AS recommends
      FROM asked FULL JOIN said USING (survey, last_day) ORDER BY last_day DESC, survey DESC
      """;

  private final Sql sql;

  SurveyCounts(Sql sql) {
    this.sql = sql;
  }

  /** Of the quarters that end after the one day, and by the other. */
  List<Counted> count(LocalDate from, LocalDate to) {
    return sql.of(COUNT).bind("from", from).bind("to", to).list(Counted.class);
  }
}
