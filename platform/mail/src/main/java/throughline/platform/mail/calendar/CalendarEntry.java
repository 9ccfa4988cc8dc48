package throughline.platform.mail.calendar;

import java.time.Instant;

/**
 * What somebody has in their calendar.
 *
 * @param uid the same for every mail about it (RFC 5545, 3.8.4.7): a number of the service's own
 *     and its host
 * @param sequence 0 at first, one more at each change and at the cancelling (RFC 5545, 3.8.7.4)
 * @param url where the person sees it at the service
 */
public record CalendarEntry(
    String uid,
    int sequence,
    String title,
    String location,
    String description,
    String url,
    Instant start,
    Instant end) {

  /** The same entry at the next change. */
  public CalendarEntry next() {
    return new CalendarEntry(uid, sequence + 1, title, location, description, url, start, end);
  }
}
