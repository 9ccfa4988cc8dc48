package throughline.tracker.figure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;

/**
 * What was known when an answer was read, exactly: whatever was stored by then, and nothing that
 * was stored since. A link from a figure carries it, so that the lines behind the figure add up to
 * what was shown however much arrives meanwhile.
 *
 * @param snapshot the database's own name for what was committed: the first transaction that was
 *     under way, the one after the last, and those between that were under way
 */
public record KnowledgePosition(Instant at, List<Long> snapshot) {

  private static final Pattern FORM = Pattern.compile("\\d{13}_\\d{1,18}_\\d{1,18}(_\\d{1,18})*");
  private static final int LONGEST = 2_000;
  private static final Duration MARGIN = Duration.ofMinutes(10);

  public KnowledgePosition {
    snapshot = List.copyOf(snapshot);
  }

  public static KnowledgePosition of(Handle handle, Instant now) {
    var snapshot =
        handle.createQuery("SELECT pg_current_snapshot()::text").mapTo(String.class).one();
    return new KnowledgePosition(
        Instant.ofEpochMilli(now.toEpochMilli()), numbers(snapshot.split("[:,]")));
  }

  public static Optional<KnowledgePosition> read(String text) {
    if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    var parts = text.split("_", 2);
    var position =
        new KnowledgePosition(
            Instant.ofEpochMilli(Long.parseLong(parts[0])), numbers(parts[1].split("_")));
    return Optional.of(position).filter(KnowledgePosition::isInOrder);
  }

  public static Optional<KnowledgePosition> read(Fields fields, String typed) {
    if (typed == null) {
      return Optional.empty();
    }
    var position = read(typed);
    if (position.isEmpty()) {
      fields.reject("at", "Use the position that the figure came with");
    }
    return position;
  }

  private static List<Long> numbers(String[] parts) {
    return Arrays.stream(parts).filter(part -> !part.isEmpty()).map(Long::valueOf).toList();
  }

  /** As the database demands of a snapshot. */
  private boolean isInOrder() {
    long first = snapshot.get(0);
    long end = snapshot.get(1);
    var underWay = new ArrayList<>(snapshot.subList(2, snapshot.size()));
    return first > 0
        && first <= end
        && underWay.equals(underWay.stream().sorted().distinct().toList())
        && underWay.stream().allMatch(number -> number >= first && number < end);
  }

  /** What became known before this was stored by then, so that nobody need ask. */
  public Instant settled() {
    return at.minus(MARGIN);
  }

  /** What became known from this moment on was not stored by then, so that nobody need ask. */
  public Instant over() {
    return at.plus(MARGIN);
  }

  public String pgSnapshot() {
    return "%d:%d:%s"
        .formatted(
            snapshot.get(0),
            snapshot.get(1),
            String.join(
                ",", snapshot.stream().skip(2).map(number -> Long.toString(number)).toList()));
  }

  @Override
  public String toString() {
    return at.toEpochMilli()
        + "_"
        + String.join("_", snapshot.stream().map(number -> Long.toString(number)).toList());
  }
}
