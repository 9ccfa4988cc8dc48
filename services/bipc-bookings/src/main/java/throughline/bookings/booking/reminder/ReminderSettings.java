package throughline.bookings.booking.reminder;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** When those who booked are reminded. */
@ConfigMapping(prefix = "throughline.reminders")
interface ReminderSettings {
  /** How many days before the session, as often as is written here. */
  @WithDefault("7,1")
  List<Integer> days();
}
