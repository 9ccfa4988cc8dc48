package throughline.platform.web.limits;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Ends the connection of a request whose body is announced to be too large or does not come to an
 * end, whoever reads it or does not: one that was answered early (401, 404, 413) is kept for as
 * long as a client needs to read that answer.
 */
@Singleton
class CloseUnfinished {

  private static final Duration GRACE = Duration.ofSeconds(2);

  /** For whoever refuses it: at its deadline a busy service may have hundreds to answer. */
  private static final Duration UNTIL_REFUSED = Duration.ofSeconds(10);

  private static final int FIRST = 900;
  private static final int BEFORE_AUTHENTICATION = 800;

  private final BodyLimits limits;

  CloseUnfinished(BodyLimits limits) {
    this.limits = limits;
  }

  void register(@Observes Filters filters) {
    filters.register(this::watch, FIRST);
    filters.register(this::refuseTooLarge, BEFORE_AUTHENTICATION);
  }

  private void watch(RoutingContext request) {
    HttpServerRequest http = request.request();
    if (BodyLimits.hasBody(http)) {
      long timer = closeAfter(request, limits.of(http).deadline().plus(UNTIL_REFUSED));
      request.addEndHandler(
          answered -> {
            request.vertx().cancelTimer(timer);
            if (!http.isEnded()) {
              closeAfter(request, GRACE);
            }
          });
    }
    request.next();
  }

  private static long closeAfter(RoutingContext request, Duration time) {
    HttpServerRequest http = request.request();
    return request
        .vertx()
        .setTimer(
            time.toMillis(),
            due -> {
              if (!http.isEnded()) {
                http.connection().close();
              }
            });
  }

  /** Before anybody is asked who sent it. Only a file goes on, so that its page can say so. */
  private void refuseTooLarge(RoutingContext request) {
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
