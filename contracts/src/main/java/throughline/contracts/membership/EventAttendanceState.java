package throughline.contracts.membership;

import java.time.LocalDate;
import throughline.contracts.AggregateState;
import throughline.contracts.Require;

/**
 * How many children under 5 were at a library's event, members or not: a headcount. What the event
 * was called is not told.
 *
 * @param version counts how often the count was told, from 1; the latest is right
 * @param library the code of the library
 * @param district the GSS code of the district in which it lies
 * @param day the local day of the event
 * @param under5s how many were there
 */
public record EventAttendanceState(
    long version, String library, String district, LocalDate day, Long under5s)
    implements AggregateState {

  public EventAttendanceState {
    Require.atLeast("version", 1, version);
    Require.present("library", library);
    Require.present("district", district);
    Require.present("day", day);
    Require.count("under5s", under5s);
  }
}
