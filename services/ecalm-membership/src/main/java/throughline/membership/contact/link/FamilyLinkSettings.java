package throughline.membership.contact.link;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what opens a family's own pages lasts. */
@ConfigMapping(prefix = "throughline.family-link")
interface FamilyLinkSettings {

  /** How long a link in a mail opens them. */
  @WithDefault("P30D")
  Duration lasts();

  /** For how long after that its holder can be sent a new one. */
  @WithDefault("P365D")
  Duration renewable();

  /** How long the pages stay open in one browser. */
  @WithDefault("PT30M")
  Duration session();
}
