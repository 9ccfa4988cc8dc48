package throughline.bookings;

import java.util.Locale;
import throughline.contracts.bookings.BookingState.Topic;

/** What people call a topic. */
public final class TopicWords {
  private TopicWords() {}

  /** "Market research"; sessions from before there were topics have none. */
  public static String of(Topic topic) {
    if (topic == null) {
      return "No topic";
    }
    var words = topic.name().toLowerCase(Locale.UK).replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
  }
}
