package throughline.contracts.bookings;

import java.time.LocalDate;
import throughline.contracts.AggregateState;
import throughline.contracts.Require;
import throughline.contracts.bookings.BookingState.Topic;

/**
 * How many enquiries about a topic a library's desk had on a day. Nothing is known of who asked.
 *
 * @param version counts how often the number was told, from 1; the latest is right
 * @param date the local day of the enquiries
 * @param library the code of the library
 * @param topic what was asked about
 * @param count how many
 */
public record EnquiryCountState(
    long version, LocalDate date, String library, Topic topic, Long count)
    implements AggregateState {

  public EnquiryCountState {
    Require.atLeast("version", 1, version);
    Require.present("date", date);
    Require.present("library", library);
    Require.present("topic", topic);
    Require.count("count", count);
  }
}
