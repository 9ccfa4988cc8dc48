package throughline.platform.web.security;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Has every call to the sign-in provider come to an end, for which Quarkus sets no limit. A call
 * takes a connection of its own, because one that a firewall has dropped meanwhile answers nothing.
 */
@ApplicationScoped
@Unremovable
class CallsToProvider implements OidcRequestFilter {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Override
  public void filter(OidcRequestContext call) {
    call.request()
        .timeout(LIMIT.toMillis())
        .putHeader(HttpHeaders.CONNECTION.toString(), HttpHeaders.CLOSE.toString());
  }
}
