package throughline.tracker.retirement;

import throughline.platform.core.time.London;
import throughline.tracker.own.OwnVersion;

/**
 * That a measure is no longer followed, or is again.
 *
 * @param said what was entered
 */
public record Retirement(OwnVersion said) {

  static final String RETIRED = "RETIRED";
  static final String FOLLOWED = "FOLLOWED";

  public String measure() {
    return said.id();
  }

  public boolean isRetired() {
    return said.text("state").equals(RETIRED);
  }

  /**
   * "Retired on 3 May 2026 by Lee Strategy: replaced by another", or since when it is followed
   * again.
   */
  public String words() {
    return "%s on %s by %s: %s"
        .formatted(
            isRetired() ? "Retired" : "Brought back",
            London.date(London.dateOf(said.at())),
            said.by(),
            said.text("reason"));
  }
}
