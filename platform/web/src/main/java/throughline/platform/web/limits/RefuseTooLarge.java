package throughline.platform.web.limits;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Refuses a body that is announced to be too large before anybody is asked who sent it, and ends
 * the connection instead of waiting for it. Only a file goes on, so that its page can say so.
 */
@Singleton
class RefuseTooLarge {

  /** After the end of the connection is watched for, before authentication. */
  private static final int EARLY = 800;

  private final BodyLimits limits;

  RefuseTooLarge(BodyLimits limits) {
    this.limits = limits;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, EARLY);
  }

  private void check(RoutingContext request) {
    var http = request.request();
    if (!limits.isUpload(http) && BodyLimits.announcedLength(http) > limits.of(http).bytes()) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      request.addEndHandler(answered -> http.connection().close());
      request.fail(413);
    } else {
      request.next();
    }
  }
}
