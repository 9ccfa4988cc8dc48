package throughline.tracker.plan.retirement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import throughline.platform.core.time.London;
import throughline.tracker.entry.EntryVersion;

/** That a measure is no longer followed, or is again. */
public record Retirement(EntryVersion<JsonNode> said) {

  static final String RETIRED = "RETIRED";
  static final String FOLLOWED = "FOLLOWED";
  static final List<String> STATES = List.of(RETIRED, FOLLOWED);

  public String measure() {
    return said.id();
  }

  public boolean isRetired() {
    return said.state().equals(RETIRED);
  }

  /** "Retired on 3 May 2026 by Lee Strategy: replaced by another". */
  public String words() {
    return "%s on %s by %s: %s"
        .formatted(
            isRetired() ? "Retired" : "Brought back",
            London.date(said.day()),
            said.by(),
            said.reason());
  }
}
