package throughline.tracker.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.database.OneMoment;

/**
 * Since when the source of each kind of fact has been heard of: before that day nothing counted is
 * no 0, because nobody would have told of anything.
 */
public final class SourceHeard {

  private static final String NOTE =
      """
      INSERT INTO source_heard (aggregate, first_on) VALUES (:aggregate, :day)
      ON CONFLICT ON CONSTRAINT source_heard_pk DO UPDATE SET first_on = EXCLUDED.first_on
       WHERE source_heard.first_on > EXCLUDED.first_on
      """;

  private static final String FIRST_DAYS = "SELECT aggregate, first_on FROM source_heard";

  private SourceHeard() {}

  /**
   * Notes the days of events in the transaction that stores them. A row is written a few times in
   * the life of a source, so that readers of different partitions do not wait for each other.
   */
  public static void note(Handle handle, List<Event> events) {
    var earliest = new TreeMap<String, Instant>();
    for (var event : events) {
      earliest.merge(event.aggregate(), event.occurredAt(), (a, b) -> a.isBefore(b) ? a : b);
    }
    var known = firstDays(handle);
    earliest.forEach(
        (aggregate, at) -> {
          var day = London.dateOf(at);
          if (!known.containsKey(aggregate) || day.isBefore(known.get(aggregate))) {
            handle.createUpdate(NOTE).bind("aggregate", aggregate).bind("day", day).execute();
          }
        });
  }

  /** The day of the first event of each kind of fact that was ever heard of. */
  public static Map<String, LocalDate> firstDays(Handle handle) {
    return OneMoment.one(handle, FIRST_DAYS, sql -> firstDays(handle, sql));
  }

  private static Map<String, LocalDate> firstDays(Handle handle, String sql) {
    return handle
        .createQuery(sql)
        .collectRows(
            Collectors.toMap(
                row -> row.getColumn("aggregate", String.class),
                row -> row.getColumn("first_on", LocalDate.class)));
  }
}
