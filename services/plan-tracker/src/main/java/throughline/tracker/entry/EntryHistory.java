package throughline.tracker.entry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Everything that was said of one thing. */
public record EntryHistory<T>(List<EntryVersion<T>> versions) {

  public static <T> EntryHistory<T> none() {
    return new EntryHistory<>(List.of());
  }

  /** What holds; null if nobody has said anything. */
  public EntryVersion<T> latest() {
    return versions.isEmpty() ? null : versions.get(0);
  }

  public Optional<EntryVersion<T>> last() {
    return versions.stream().findFirst();
  }

  public List<EntryVersion<T>> earlier() {
    return versions.isEmpty() ? versions : versions.subList(1, versions.size());
  }

  public List<EntryVersion<T>> oldestFirst() {
    var reversed = new ArrayList<>(versions);
    Collections.reverse(reversed);
    return reversed;
  }

  public long version() {
    return versions.isEmpty() ? 0 : versions.get(0).version();
  }

  public void requireSeen(long seen) {
    StaleEntry.throwUnlessSeen(version(), seen);
  }
}
