package throughline.platform.web.session;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import throughline.platform.web.seal.Secret;

/**
 * A session that a service gives to somebody without an account. Forms are then bound to it as they
 * are to the session of a sign-in, and a form that comes twice is taken once. A service that lets
 * nobody in without an account has no such bean.
 */
public interface VisitorSession {

  /**
   * What the visitor's browser brought, whether or not it opens anything any more. Asks no
   * database.
   */
  Optional<Secret> secretOf(RoutingContext request);
}
