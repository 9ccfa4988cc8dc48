package throughline.platform.web.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** How a service is reached, where people sign in, and where else they may go. */
@ConfigMapping(prefix = "throughline.web")
public interface WebSettings {

  /** The address of the sign-in provider, to which a form post may be redirected. */
  URI signIn();

  /** The address at which browsers and programs reach the service, without a slash at the end. */
  URI publicUrl();

  /** Every service of the suite, this one too, in the order of the switcher. */
  Optional<List<SuiteLink>> services();

  /** Whether people reach the service by https, behind a proxy that ends TLS. */
  @WithDefault("false")
  boolean tls();

  /** Whether people and figures are made up, which each page then says. */
  @WithDefault("false")
  boolean demonstration();

  /** Whether the page of parts is there: only on the machine of somebody who builds pages. */
  @WithDefault("false")
  boolean parts();
}
