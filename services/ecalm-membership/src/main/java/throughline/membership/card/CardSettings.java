package throughline.membership.card;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Which cards the council gives out. */
@ConfigMapping(prefix = "throughline.card")
interface CardSettings {

  /** The institution's four digits, the second to fifth of every card; empty takes any. */
  Optional<String> institution();
}
