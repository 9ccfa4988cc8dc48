package throughline.bookings.booking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many bookings to come one person may have, so that there are places for others. 0: any. */
@ConfigMapping(prefix = "throughline.bookings.most-open")
interface BookingLimits {
  /** Of one-to-ones and clinics together. */
  @WithDefault("3")
  int oneToOnes();

  /** Of all other sessions together. */
  @WithDefault("10")
  int others();
}
