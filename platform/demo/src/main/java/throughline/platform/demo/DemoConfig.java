package throughline.platform.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether this service makes up a year, and for whom. */
@ConfigMapping(prefix = "throughline.demo")
interface DemoConfig {

  /** Where it reports; without one it makes up nothing. */
  Optional<Path> folder();

  /** Who can sign in. */
  Optional<List<@WithConverter(DemoPerson.Reader.class) DemoPerson>> people();
}
