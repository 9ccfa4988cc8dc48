package throughline.platform.web.layout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Where else the reader of a page may go. */
@ConfigMapping(prefix = "throughline.web")
interface SuiteSettings {

  /** Every service of the suite, this one too, in the order of the switcher. */
  Optional<List<@WithConverter(SuiteLink.Reader.class) SuiteLink>> services();

  /** The address of this service, without a slash at the end. */
  URI publicUrl();

  /** Whether people and figures are made up, which each page then says. */
  @WithDefault("false")
  boolean demonstration();
}
