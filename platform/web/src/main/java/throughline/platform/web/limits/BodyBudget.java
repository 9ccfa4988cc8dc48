package throughline.platform.web.limits;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The memory for bodies of requests that are not answered yet. One sender gets a quarter of it at
 * most, so that nobody can use up what all others need.
 */
@Singleton
class BodyBudget {

  private static final int SHARES = 4;

  private final long total;
  private final Map<String, Long> bySender = new HashMap<>();
  private long used;

  @Inject
  BodyBudget(@ConfigProperty(name = "throughline.limits.body-memory") MemorySize memory) {
    this(memory.asLongValue());
  }

  BodyBudget(long total) {
    this.total = total;
  }

  synchronized boolean take(String sender, long bytes) {
    long share = bySender.getOrDefault(sender, 0L) + bytes;
    if (used + bytes > total || share > total / SHARES) {
      return false;
    }
    used += bytes;
    bySender.put(sender, share);
    return true;
  }

  synchronized void giveBack(String sender, long bytes) {
    used -= bytes;
    bySender.computeIfPresent(sender, (who, had) -> had == bytes ? null : had - bytes);
  }
}
