package throughline.platform.web.health;

import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

/**
 * Health is DOWN, with 503, until the service listens on the port that people use. The management
 * port may listen earlier: whoever asked it then was told that all is well while nobody could reach
 * a page or, where the other port turned out to be taken, met an application that was being taken
 * apart, as a NullPointerException.
 */
@ApplicationScoped
class HealthOnceListening {

  private static final int BEFORE_EVERYTHING = Integer.MIN_VALUE;

  private volatile boolean listening;

  void guard(@Observes ManagementInterface management) {
    management.router().route("/q/health*").order(BEFORE_EVERYTHING).handler(this::handle);
  }

  void listens(@ObservesAsync HttpServerStart started) {
    listening = true;
  }

  private void handle(RoutingContext request) {
    if (listening) {
      request.next();
    } else {
      request
          .response()
          .setStatusCode(503)
          .putHeader("Content-Type", "application/json")
          .end("{\"status\": \"DOWN\", \"checks\": []}");
    }
  }
}
