package throughline.bookings.booking.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** For how long places are kept for whoever asked. */
@ConfigMapping(prefix = "throughline.places")
public interface QueueSettings {
  /** Until the link of the mail is pressed. */
  @WithDefault("PT30M")
  Duration hold();

  /** Until an offer goes to the next; half of the time that is left when that is shorter. */
  @WithDefault("PT24H")
  Duration offer();

  /** How many requests of one address live at once, at all sessions together. */
  @WithDefault("5")
  int mostAsked();

  /** How soon a form that is sent again brings its mail again. */
  @WithDefault("PT5M")
  Duration mailAgain();
}
