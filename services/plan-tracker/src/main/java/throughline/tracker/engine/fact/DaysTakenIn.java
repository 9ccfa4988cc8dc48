package throughline.tracker.engine.fact;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.LocalDays;
import throughline.platform.core.time.London;

/** The table of how many events of each type were taken in, by the day of their time. */
public final class DaysTakenIn {

  private static final String NOTE =
      """
      INSERT INTO read_day (topic, day, type, partition, events, known_on)
      SELECT topic, day::date, type, partition, events, :knownOn
        FROM unnest(:topics, :days, :types, :partitions, :events) AS read (topic, day, type, partition, events)
       ORDER BY topic, day, type, partition
      ON CONFLICT ON CONSTRAINT read_day_pk DO UPDATE SET events = read_day.events + EXCLUDED.events
      """;

  private record Key(String topic, LocalDate day, String type, int partition) {

    static Key of(Event event, LocalDays days) {
      var place = event.place();
      return new Key(place.topic(), days.of(event.occurredAt()), event.type(), place.partition());
    }
  }

  private DaysTakenIn() {}

  /** Notes those that are new, of a batch that came in together; one that comes again is none. */
  public static void note(Handle handle, List<StoredEvent> stored) {
    var days = new LocalDays();
    var sums = new HashMap<Key, Long>();
    for (var news : stored) {
      if (news.isNew()) {
        sums.merge(Key.of(news.event(), days), 1L, Long::sum);
      }
    }
    if (sums.isEmpty()) {
      return;
    }
    var keys = List.copyOf(sums.keySet());
    handle
        .createUpdate(NOTE)
        .bindArray("topics", String.class, keys.stream().map(Key::topic).toList())
        .bindArray("days", String.class, keys.stream().map(key -> key.day().toString()).toList())
        .bindArray("types", String.class, keys.stream().map(Key::type).toList())
        .bindArray("partitions", Integer.class, keys.stream().map(Key::partition).toList())
        .bindArray("events", Long.class, keys.stream().map(sums::get).toList())
        .bind("knownOn", London.dateOf(stored.get(0).event().knownAt()))
        .execute();
  }
}
