package throughline.membership.person.preference;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The notice that families are given at the desk. */
@ConfigMapping(prefix = "throughline.privacy-notice")
public interface PrivacyNotice {

  @WithDefault("1")
  String version();
}
