package throughline.bookings.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which libraries host the business centre's sessions. */
@ConfigMapping(prefix = "throughline.bookings")
interface VenueSettings {

  /** The code of the library that is the hub; it also runs the sessions that are online. */
  @WithDefault("WEST")
  String hub();

  /** The code of the library that is the spoke. */
  @WithDefault("BLAC")
  String spoke();
}
