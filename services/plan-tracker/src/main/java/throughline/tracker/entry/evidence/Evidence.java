package throughline.tracker.entry.evidence;

import java.time.Instant;
import java.util.UUID;

/** A file that shows that something is so, without its content. */
public record Evidence(
    UUID id,
    String subject,
    String name,
    long bytes,
    Instant addedAt,
    String addedBy,
    Instant removedAt,
    String removedBy,
    String reason) {

  private static final long KILO = 1_024;

  public boolean isRemoved() {
    return removedAt != null;
  }

  public String path() {
    return "/evidence/" + id;
  }

  public String size() {
    return "%,d KB".formatted(Math.max(1, bytes / KILO));
  }
}
