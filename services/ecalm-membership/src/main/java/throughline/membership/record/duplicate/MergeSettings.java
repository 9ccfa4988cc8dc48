package throughline.membership.record.duplicate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Instant;

/** How merges are kept. */
@ConfigMapping(prefix = "throughline.merge")
interface MergeSettings {

  /** For how many days a merge can be taken back; then what the other record says is deleted. */
  @WithDefault("90")
  int reversibleDays();

  /** Until when one that was made at this moment can be taken back. */
  default Instant reversibleUntil(Instant mergedAt) {
    return mergedAt.plus(Duration.ofDays(reversibleDays()));
  }
}
