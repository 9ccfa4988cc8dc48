package throughline.tracker.intake.source;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import throughline.tracker.engine.rule.FieldWords;

/** What a source says that it published on a day beside what was read of it. */
public record DayComparison(String topic, LocalDate day, List<OfType> types) {

  public record OfType(String type, long published, long read) {

    String words() {
      var parts = type.split("\\.");
      return FieldWords.kind(parts[Math.max(0, parts.length - 2)]);
    }

    boolean agrees() {
      return published == read;
    }

    private String difference() {
      return published > read
          ? "%s: %d missing".formatted(words(), published - read)
          : "%s: %d more than published".formatted(words(), read - published);
    }
  }

  public String name() {
    return SourceNames.ofTopic(topic);
  }

  public long published() {
    return types.stream().mapToLong(OfType::published).sum();
  }

  public long read() {
    return types.stream().mapToLong(OfType::read).sum();
  }

  public boolean agrees() {
    return types.stream().allMatch(OfType::agrees);
  }

  /** By how much they differ, type by type; empty when they agree. */
  public String differences() {
    return types.stream()
        .filter(type -> !type.agrees())
        .map(OfType::difference)
        .collect(Collectors.joining(", "));
  }
}
