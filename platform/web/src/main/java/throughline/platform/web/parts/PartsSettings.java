package throughline.platform.web.parts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether the page of parts is there at all. */
@ConfigMapping(prefix = "throughline.web")
interface PartsSettings {

  /** Only on the machine of somebody who builds pages. */
  @WithDefault("false")
  boolean parts();
}
