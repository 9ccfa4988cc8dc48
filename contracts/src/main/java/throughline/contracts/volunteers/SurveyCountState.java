package throughline.contracts.volunteers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import throughline.contracts.AggregateState;
import throughline.contracts.Require;

/**
 * What volunteers of the county answered to a survey in a finished quarter, as counts. What would
 * tell of few is left out.
 *
 * @param version counts how often it was told, from 1; the latest is right
 * @param survey which survey
 * @param lastDay the last day of the quarter
 * @param asked how many were asked in the quarter
 * @param answered how many answered in it
 * @param valued those of {@code answered} who feel valued
 * @param listenedTo those of {@code answered} who feel listened to
 * @param recommends those of {@code answered} who would recommend it to others
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SurveyCountState(
    long version,
    Survey survey,
    LocalDate lastDay,
    Long asked,
    Long answered,
    Long valued,
    Long listenedTo,
    Long recommends)
    implements AggregateState {

  public SurveyCountState {
    Require.atLeast("version", 1, version);
    Require.present("survey", survey);
    Require.present("lastDay", lastDay);
    Require.count("asked", asked);
  }

  /** Who is asked: everybody who volunteers each year, and whoever leaves. */
  public enum Survey {
    YEARLY,
    LEAVING
  }

  /** The key of a survey's count. */
  public static String id(Survey survey, LocalDate lastDay) {
    return survey + "/" + lastDay;
  }
}
