package throughline.platform.web.session;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import throughline.platform.web.seal.Secret;

/** The session that a request came with. */
public final class CurrentSession {

  private static final String KEY = CurrentSession.class.getName();

  private CurrentSession() {}

  static void is(Secret secret, RoutingContext request) {
    request.put(KEY, secret);
  }

  /** Empty without a live session, and for a program that sent a bearer token. */
  public static Optional<Secret> secretOf(RoutingContext request) {
    return Optional.ofNullable(request.get(KEY));
  }
}
