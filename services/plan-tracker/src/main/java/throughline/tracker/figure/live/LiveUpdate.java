package throughline.tracker.figure.live;

import java.time.Instant;
import java.util.Map;

/**
 * What an open page is told. It takes what it shows from the page itself, read anew, so that all of
 * it is of one moment.
 *
 * @param moved whether a figure may have moved since the message before
 */
public record LiveUpdate(String moment, boolean moved, Instant now, Map<String, String> notes) {

  /** Whether a reader would see no difference. */
  boolean saysTheSameAs(LiveUpdate other) {
    return moment.equals(other.moment) && notes.equals(other.notes);
  }
}
