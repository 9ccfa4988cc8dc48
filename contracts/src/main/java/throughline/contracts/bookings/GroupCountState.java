package throughline.contracts.bookings;

import java.time.LocalDate;
import throughline.contracts.AggregateState;
import throughline.contracts.Require;

/**
 * How many people came in a group, as a school class does: a headcount, of nobody by name.
 *
 * @param version counts how often it was told, from 1; the latest is right
 * @param library the code of the library that was visited
 * @param venueKind what hosted the group
 * @param day the local day of the visit
 * @param people how many came; 0 once it was taken back
 */
public record GroupCountState(
    long version, String library, BookingState.VenueKind venueKind, LocalDate day, Long people)
    implements AggregateState {

  public GroupCountState {
    Require.atLeast("version", 1, version);
    Require.present("library", library);
    Require.present("venueKind", venueKind);
    Require.present("day", day);
    Require.count("people", people);
  }
}
