package throughline.tracker.figure.live;

import java.time.Instant;
import java.util.Map;

/**
 * What an open page is told. It takes what it shows from the page itself, read anew, so that all of
 * it is of one moment.
 *
 * @param moment what is known now; a page of another one is out of date
 * @param moved whether a figure may have moved since the message before
 * @param now when it was read
 * @param notes sentences about how far the log is read, by the key that the page's elements carry
 */
public record LiveUpdate(String moment, boolean moved, Instant now, Map<String, String> notes) {

  /** Whether a reader would see no difference. */
  boolean saysTheSameAs(LiveUpdate other) {
    return moment.equals(other.moment) && notes.equals(other.notes);
  }
}
