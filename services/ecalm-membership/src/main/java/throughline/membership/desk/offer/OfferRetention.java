package throughline.membership.desk.offer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what is left of an offer is kept. */
@ConfigMapping(prefix = "throughline.retention")
interface OfferRetention {
  /** The code of an offer that a family comes back to. */
  @WithDefault("P180D")
  Duration deferredOffers();
}
