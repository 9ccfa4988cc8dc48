package throughline.platform.web.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** How the service is reached, and where people sign in. */
@ConfigMapping(prefix = "throughline.web")
interface WebSettings {

  /** The address of the sign-in provider, to which a form post may be redirected. */
  URI signIn();

  /** The address at which browsers and programs reach the service, without a slash at the end. */
  URI publicUrl();

  /** Whether people reach the service by https, behind a proxy that ends TLS. */
  @WithDefault("false")
  boolean tls();
}
