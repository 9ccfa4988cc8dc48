package throughline.contracts.bookings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import throughline.contracts.AggregateState;
import throughline.contracts.Require;

/**
 * What came of somebody's coming, by their answer to one question of the centre. The answers of one
 * person add up: a start is told once, and jobs as how many more they are than before.
 *
 * @param version counts the changes of the answer, from 1
 * @param entrepreneur the random key of the person
 * @param library the code of the library to which they first came
 * @param reportedOn the local day of the answer, on which it counts
 * @param started whether it is the first to tell of a business that was started
 * @param jobs how many more jobs there are, in hundredths of a full-time equivalent
 * @param stillTrading whether the business is trading; null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OutcomeState(
    long version,
    String entrepreneur,
    String library,
    LocalDate reportedOn,
    Boolean started,
    Long jobs,
    Boolean stillTrading)
    implements AggregateState {

  public OutcomeState {
    Require.atLeast("version", 1, version);
    Require.present("entrepreneur", entrepreneur);
    Require.present("library", library);
    Require.present("reportedOn", reportedOn);
    Require.present("started", started);
    Require.count("jobs", jobs);
  }
}
