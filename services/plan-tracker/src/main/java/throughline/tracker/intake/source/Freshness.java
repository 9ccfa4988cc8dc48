package throughline.tracker.intake.source;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import throughline.contracts.catalogue.EventCatalogue;
import throughline.platform.core.time.London;

/**
 * Through which event an answer is up to date, and how far behind the log it is.
 *
 * @param setAside how many events wait for a person
 */
public record Freshness(Instant now, long rules, long setAside, List<SourceState> sources) {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final String SOURCES =
      """
      SELECT topic, coalesce(sum(p.next_offset), 0) AS events, max(p.known_at) AS last_at,
             coalesce(sum(greatest(l.end_offset - coalesce(p.next_offset, 0), 0)), 0) AS behind,
             min(l.written_at) FILTER (WHERE l.end_offset > coalesce(p.next_offset, 0)) AS written_at,
             min(l.looked_at) AS looked_at
        FROM intake_progress AS p
        FULL JOIN intake_look AS l USING (topic, partition)
       WHERE topic = ANY (:topics)
       GROUP BY topic
       ORDER BY topic
      """;

  private static final String RULES =
      "SELECT coalesce(max(measure_in_force_id), 0) FROM measure_in_force";

  private static final String SET_ASIDE =
      "SELECT count(*) FROM dead_event WHERE resolution IS NULL";

  public static Freshness read(Handle handle, Instant now) {
    return new Freshness(
        now,
        handle.createQuery(RULES).mapTo(Long.class).one(),
        handle.createQuery(SET_ASIDE).mapTo(Long.class).one(),
        handle
            .createQuery(SOURCES)
            .bindArray("topics", String.class, EventCatalogue.topics())
            .mapTo(SourceState.class)
            .list());
  }

  /** Names what may have moved a figure: answers of the same moment say the same. */
  public String moment() {
    return "%s_%d_%d_%d".formatted(London.dateOf(now), rules, events(), setAside);
  }

  public long events() {
    return sources.stream().mapToLong(SourceState::events).sum();
  }

  public Instant lastAt() {
    return sources.stream()
        .map(SourceState::lastAt)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  public String through() {
    return events() == 0
        ? "No event has come in yet"
        : "Up to date through event %s of the log".formatted(grouped(events()));
  }

  /** What keeps it from being up to date; empty when nothing does. */
  public String behind() {
    var looked =
        sources.stream()
            .map(SourceState::lookedAt)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder());
    if (looked.isPresent() && looked.get().isBefore(now.minus(PATIENCE))) {
      return "Nothing was read from the log since %s.".formatted(London.moment(looked.get()));
    }
    long behind = sources.stream().mapToLong(SourceState::behind).sum();
    if (behind == 0) {
      return "";
    }
    var words = behind == 1 ? "1 event waits" : grouped(behind) + " events wait";
    return sources.stream()
        .map(SourceState::writtenAt)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .map(written -> Math.max(0, Duration.between(written, now).toSeconds()))
        .map(
            seconds ->
                "%s in the log; the figures are %s behind.".formatted(words, seconds(seconds)))
        .orElse(words + " in the log.");
  }

  public String silent() {
    return String.join(
        " ",
        sources.stream()
            .filter(source -> source.lastAt() != null && !source.isAlive(now))
            .map(
                source ->
                    "No contact with %s since %s."
                        .formatted(source.name(), London.moment(source.lastAt())))
            .toList());
  }

  private static String seconds(long number) {
    return grouped(number) + (number == 1 ? " second" : " seconds");
  }

  private static String grouped(long number) {
    return NumberFormat.getIntegerInstance(Locale.UK).format(number);
  }

  /**
   * How things stand with a source of events.
   *
   * @param lastAt when its last event came in; null when none has
   * @param behind how many of its events wait in the log
   * @param writtenAt when the last event that was read was written; null when that is not known
   * @param lookedAt when the intake last looked at its part of the log; null when it never has
   */
  public record SourceState(
      String topic, long events, Instant lastAt, long behind, Instant writtenAt, Instant lookedAt) {

    /** Every source counts its day in the night, so that a day without a word is no quiet day. */
    private static final Duration SILENCE = Duration.ofHours(26);

    public String name() {
      return SourceNames.ofTopic(topic);
    }

    public boolean isAlive(Instant now) {
      return lastAt != null && lastAt.isAfter(now.minus(SILENCE));
    }
  }
}
