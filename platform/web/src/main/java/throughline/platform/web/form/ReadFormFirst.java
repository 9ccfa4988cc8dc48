package throughline.platform.web.form;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Reads a form that came with a session's cookie before anybody asks whether the session still
 * lives: when it does not, Quarkus lets the body flow away while it makes up its challenge.
 */
@Singleton
class ReadFormFirst {

  /** After the security headers, before authentication, which is at 200. */
  private static final int BEFORE_AUTHENTICATION = 500;

  private static final String SESSION_COOKIE = "q_session";

  private final BodyHandler bodies = BodyHandler.create(false).setBodyLimit(1024 * 1024);

  void register(@Observes Filters filters) {
    filters.register(this::read, BEFORE_AUTHENTICATION);
  }

  private void read(RoutingContext request) {
    if (SentForm.isForm(request) && hasSessionCookie(request)) {
      bodies.handle(request);
    } else {
      request.next();
    }
  }

  private static boolean hasSessionCookie(RoutingContext request) {
    return request.request().cookies().stream()
        .anyMatch(cookie -> cookie.getName().startsWith(SESSION_COOKIE));
  }
}
