package throughline.platform.messaging;

import java.time.LocalDate;
import java.util.Map;

/**
 * How many events left on a finished day.
 *
 * @param day in London; an event belongs to the day of its time
 * @param version 1, and one more each time that the counts changed since they were told
 * @param events by their type; empty when none left
 */
public record PublishedDay(LocalDate day, long version, Map<String, Long> events) {

  public PublishedDay {
    events = Map.copyOf(events);
  }
}
