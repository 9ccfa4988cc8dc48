package throughline.contracts.bookings;

import java.time.LocalDate;
import throughline.contracts.AggregateState;
import throughline.contracts.Require;
import throughline.contracts.bookings.BookingState.Delivery;
import throughline.contracts.bookings.BookingState.VenueKind;

/**
 * How many people of a group were at a session, such as a school that visits: a number, and nobody
 * of them.
 *
 * @param version counts how often the number was told, from 1; the latest is right
 * @param session the key of the session
 * @param sessionDate the local day of the session: the day on which they count
 * @param venueKind whether the hub, a spoke, a partner or nobody's room hosts it
 * @param library the code of the library that runs the session, also when it is online
 * @param delivery how they took part
 * @param group what kind of group it was
 * @param people how many they were; 0 once the count was taken back
 */
public record GroupCountState(
    long version,
    String session,
    LocalDate sessionDate,
    VenueKind venueKind,
    String library,
    Delivery delivery,
    Group group,
    Long people)
    implements AggregateState {

  public GroupCountState {
    Require.atLeast("version", 1, version);
    Require.present("session", session);
    Require.present("sessionDate", sessionDate);
    Require.present("venueKind", venueKind);
    Require.present("library", library);
    Require.present("delivery", delivery);
    Require.present("group", group);
    Require.count("people", people);
  }

  /** What kind of group it was. */
  public enum Group {
    SCHOOL,
    COLLEGE,
    COMMUNITY,
    BUSINESS,
    OTHER
  }
}
