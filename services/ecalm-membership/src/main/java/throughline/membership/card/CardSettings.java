package throughline.membership.card;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Which cards the council gives out. */
@ConfigMapping(prefix = "throughline.card")
interface CardSettings {
  /** How many digits a number has, with the check digit. */
  @WithDefault("14")
  int length();

  /** What the number of every person's card begins with. */
  @WithDefault("2")
  String prefix();

  /** The digits of the institution, which follow the prefix; empty takes any. */
  Optional<String> institution();
}
