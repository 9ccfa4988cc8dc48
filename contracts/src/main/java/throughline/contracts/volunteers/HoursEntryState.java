package throughline.contracts.volunteers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import throughline.contracts.AggregateState;
import throughline.contracts.Require;

/**
 * One stretch of volunteering as everyone may see it.
 *
 * @param version counts the changes of the entry, from 1
 * @param volunteer the random key of the person who gave the time
 * @param library the code of the library where it was given
 * @param status only approved time counts
 * @param days the minutes on each local day: a shift over midnight has two, so that it falls into
 *     both periods
 * @param role the code of what the volunteer did, null if that is not known
 * @param youngPerson whether the volunteer was from 12 to 24 years old on the day of its start;
 *     null if the day of birth is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HoursEntryState(
    long version,
    String volunteer,
    String library,
    Status status,
    List<DayWorked> days,
    String role,
    Boolean youngPerson)
    implements AggregateState {

  public HoursEntryState {
    Require.atLeast("version", 1, version);
    Require.present("volunteer", volunteer);
    Require.present("library", library);
    Require.present("status", status);
    days = Require.nonEmpty("days", days);
  }

  /**
   * Where the entry stands. REJECTED went back to the volunteer with a reason and may be SUBMITTED
   * again; VOIDED was withdrawn. An upheld dispute is APPROVED again; a correction is the same
   * entry with other days.
   */
  public enum Status {
    SUBMITTED,
    APPROVED,
    REJECTED,
    DISPUTED,
    VOIDED
  }

  /** Whole minutes on one local day (Europe/London). */
  public record DayWorked(LocalDate date, int minutes) {
    public DayWorked {
      Require.present("days.date", date);
      Require.atLeast("days.minutes", 1, minutes);
    }
  }
}
