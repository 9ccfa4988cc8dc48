package throughline.volunteers.joining;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what is known of applicants is kept. */
@ConfigMapping(prefix = "throughline.volunteers.applicants")
interface JoiningSettings {
  /** After a rejection, a withdrawal or an appeal. */
  @WithDefault("6")
  int keptMonths();

  /** Until the link of the mail is confirmed. */
  @WithDefault("7")
  int confirmedWithinDays();

  /** How many applications of one address may wait to be confirmed. */
  @WithDefault("3")
  int mostUnconfirmed();

  /** No second mail to the same address within this time. */
  @WithDefault("PT10M")
  Duration mailAgain();
}
