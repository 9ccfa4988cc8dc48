package throughline.volunteers.role;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** From which age on no parent or guardian is asked. */
@ConfigMapping(prefix = "throughline.volunteers.guardian")
public interface ConsentAge {
  /** 16, or 18 where the council wants that. */
  @WithDefault("16")
  int consentBelow();
}
