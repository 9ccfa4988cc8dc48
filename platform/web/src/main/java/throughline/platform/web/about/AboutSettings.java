package throughline.platform.web.about;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

@ConfigMapping(prefix = "throughline.about")
public interface AboutSettings {

  /** Who helps, and how to reach them: "the library service desk, 01632 960 000". */
  Optional<String> contact();

  Optional<String> privacyNotice();
}
