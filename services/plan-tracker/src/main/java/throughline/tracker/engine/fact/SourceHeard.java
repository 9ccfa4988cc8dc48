package throughline.tracker.engine.fact;

import static java.time.LocalDate.MAX;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.contracts.EventContract;
import throughline.contracts.catalogue.EventCatalogue;
import throughline.platform.core.time.London;
import throughline.tracker.engine.database.AnswerCache;

/**
 * Since when the source of each kind of fact has been heard of: before that day nothing counted is
 * no 0, because nobody would have told of anything.
 *
 * <p>An event says so if it was read within a month of its own time. Of those that came later, as
 * from a log that is read for the first time, a single one with a wrong time would turn years of
 * silence into years of 0: their day counts once their source told of enough other days of the same
 * quarter of a year.
 */
public final class SourceHeard {

  private static final long MONTH = Duration.ofDays(31).toSeconds();

  private static final String NOTE =
      """
      INSERT INTO source_heard (aggregate, first_on) VALUES (:aggregate, :day)
      ON CONFLICT ON CONSTRAINT source_heard_pk DO UPDATE SET first_on = EXCLUDED.first_on
       WHERE source_heard.first_on > EXCLUDED.first_on
      """;

  private static final String STEADY =
      """
      WITH told AS (SELECT DISTINCT topic, day FROM read_day WHERE topic = ANY (:topics)),
           steady AS (
        SELECT topic, day, lead(day, 6) OVER (PARTITION BY topic ORDER BY day) - day < 92 AS is_steady
          FROM told)
      SELECT kind.aggregate, min(day) AS day
        FROM steady
        JOIN read_day USING (topic, day)
        JOIN unnest(:types, :aggregates) AS kind (type, aggregate) USING (type)
       WHERE is_steady
       GROUP BY kind.aggregate
      """;

  private static final String FIRST_DAYS = "SELECT aggregate, first_on AS day FROM source_heard";

  private record FirstDay(String aggregate, LocalDate day) {}

  private SourceHeard() {}

  /**
   * Notes the days of events that came at their time, in the transaction that stores them. A row is
   * written a few times in the life of a source, so that readers of different partitions do not
   * wait for each other.
   */
  public static void note(Handle handle, List<Event> events, Instant readAt) {
    note(handle, earliest(events.stream().filter(e -> cameAtItsTime(e, readAt)).toList()));
  }

  public static void noteLate(Handle handle, List<StoredEvent> stored, Instant readAt) {
    var late =
        stored.stream()
            .filter(StoredEvent::isNew)
            .map(StoredEvent::event)
            .filter(event -> !cameAtItsTime(event, readAt))
            .toList();
    if (late.isEmpty()) {
      return;
    }
    var topics = late.stream().map(event -> event.place().topic()).collect(Collectors.toSet());
    if (!earlierThanKnown(handle, earliest(late)).isEmpty()) {
      note(handle, steadyDays(handle, topics));
    }
  }

  private static boolean cameAtItsTime(Event event, Instant readAt) {
    return Math.abs(readAt.getEpochSecond() - event.occurredAt().getEpochSecond()) <= MONTH;
  }

  private static Map<String, LocalDate> earliest(List<Event> events) {
    var earliest = new HashMap<String, Instant>();
    for (var event : events) {
      earliest.merge(event.aggregate(), event.occurredAt(), (a, b) -> a.isBefore(b) ? a : b);
    }
    var days = new TreeMap<String, LocalDate>();
    earliest.forEach((aggregate, at) -> days.put(aggregate, London.dateOf(at)));
    return days;
  }

  private static Map<String, LocalDate> earlierThanKnown(
      Handle handle, Map<String, LocalDate> days) {
    var earlier = new TreeMap<>(days);
    var known = firstDays(handle);
    earlier.entrySet().removeIf(e -> !e.getValue().isBefore(known.getOrDefault(e.getKey(), MAX)));
    return earlier;
  }

  private static void note(Handle handle, Map<String, LocalDate> days) {
    earlierThanKnown(handle, days)
        .forEach(
            (aggregate, day) ->
                handle.createUpdate(NOTE).bind("aggregate", aggregate).bind("day", day).execute());
  }

  private static Map<String, LocalDate> steadyDays(Handle handle, Set<String> topics) {
    var kinds = EventCatalogue.all();
    return handle
        .createQuery(STEADY)
        .bindArray("topics", String.class, List.copyOf(topics))
        .bindArray("types", String.class, kinds.stream().map(EventContract::type).toList())
        .bindArray(
            "aggregates", String.class, kinds.stream().map(EventContract::aggregate).toList())
        .mapTo(FirstDay.class)
        .collect(Collectors.toMap(FirstDay::aggregate, FirstDay::day));
  }

  public static Map<String, LocalDate> firstDays(Handle handle) {
    return AnswerCache.one(
        handle,
        FIRST_DAYS,
        sql ->
            handle
                .createQuery(sql)
                .mapTo(FirstDay.class)
                .collect(Collectors.toMap(FirstDay::aggregate, FirstDay::day)));
  }
}
