package throughline.tracker.engine.fact;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import throughline.contracts.EventContract;
import throughline.contracts.catalogue.EventCatalogue;
import throughline.tracker.engine.database.AnswerCache;

/**
 * Until which day the source of each kind of fact was heard of. Each tells in the night what it
 * published on the day, also that it was nothing, and when it comes back it tells of every day that
 * it was away. So whatever lies before its last word is known, and what lies after it is silence. A
 * service goes on counting its days when a system that it passes on from has stopped: of what that
 * one tells, the last word is its own (docs/guides/tracker.md).
 */
public final class SourceLastHeard {

  private static final String LAST_DAYS =
      """
      SELECT aggregate,
             (SELECT max(known_on) FROM read_day
               WHERE read_day.topic = kind.topic AND read_day.type = coalesce(kind.heard_by, read_day.type)
                 AND known_on <= :knownAt) AS day
        FROM (SELECT DISTINCT * FROM unnest(:aggregates, :topics, :heardBy)) AS kind (aggregate, topic, heard_by)
      """;

  /** The count of a day comes in the night after it: a day without a word is no silence yet. */
  private static final int PATIENCE = 2;

  private record Question(LocalDate knownAt) {}

  private record LastDay(String aggregate, LocalDate day) {}

  private SourceLastHeard() {}

  /**
   * The last day on which the source of each kind of fact was heard of by the end of a day; null of
   * one that was not, or of which nobody has noted it.
   */
  public static Map<String, LocalDate> lastDays(Handle handle, LocalDate knownAt) {
    return AnswerCache.one(handle, new Question(knownAt), asked -> read(handle, knownAt));
  }

  /**
   * Whether a day is one of silence.
   *
   * @param last the last day on which its source was heard of; null if nobody has noted it
   * @param knownAt by whose end that was known
   */
  public static boolean isSilent(LocalDate last, LocalDate day, LocalDate knownAt) {
    return last != null && day.isAfter(last) && !day.plusDays(PATIENCE).isAfter(knownAt);
  }

  /**
   * The last of the days up to this one that is none of silence.
   *
   * @param last the last day on which its source was heard of; null if nobody has noted it
   * @param knownAt by whose end that was known
   */
  public static LocalDate until(LocalDate last, LocalDate day, LocalDate knownAt) {
    return last != null && day.isAfter(last) && isSilent(last, last.plusDays(1), knownAt)
        ? last
        : day;
  }

  private static Map<String, LocalDate> read(Handle handle, LocalDate knownAt) {
    var kinds = EventCatalogue.all();
    var days = new HashMap<String, LocalDate>();
    handle
        .createQuery(LAST_DAYS)
        .bindArray(
            "aggregates", String.class, kinds.stream().map(EventContract::aggregate).toList())
        .bindArray("topics", String.class, kinds.stream().map(EventContract::topic).toList())
        .bindArray("heardBy", String.class, kinds.stream().map(EventContract::heardBy).toList())
        .bind("knownAt", knownAt)
        .mapTo(LastDay.class)
        .forEach(last -> days.put(last.aggregate(), last.day()));
    return days;
  }
}
