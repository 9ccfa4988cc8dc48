package throughline.platform.web.security;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stops a service at start whose session cookie no browser would keep, in place of an endless
 * redirect at the first sign-in: browsers drop a cookie whose name and value are over 4,096 bytes
 * together, and Quarkus cuts the value at 4,056 whatever the name.
 */
@Startup
@Singleton
class CookieSuffix {

  private static final int LONGEST =
      4_096 - 4_056 - "q_session_Default_".length() - "_chunk_1".length();

  CookieSuffix(@ConfigProperty(name = "quarkus.oidc.authentication.cookie-suffix") String suffix) {
    if (suffix.length() > LONGEST) {
      throw new IllegalStateException(
          "quarkus.oidc.authentication.cookie-suffix is %s, and may have at most %d letters: set a shorter one"
              .formatted(suffix, LONGEST));
    }
  }
}
