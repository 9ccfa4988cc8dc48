package throughline.platform.web.layout;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers robots.txt (RFC 9309): the pages that the service opens to search engines, with what they
 * look like, and nothing else.
 */
@Singleton
class Robots {

  private static final String A_DAY = "public, max-age=86400";

  private final Instance<ServiceNavigation> service;

  Robots(Instance<ServiceNavigation> service) {
    this.service = service;
  }

  void serve(@Observes Router router) {
    router.get("/robots.txt").handler(this::answer);
  }

  private void answer(RoutingContext request) {
    request
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .putHeader(HttpHeaders.CACHE_CONTROL, A_DAY)
        .end(text());
  }

  /** The longest path that fits decides, so the order says nothing. */
  private String text() {
    return Stream.concat(
            service.get().openToSearchEngines().stream(), Stream.of("/assets/", "/signed-out"))
        .map(path -> "Allow: " + path + "\n")
        .collect(Collectors.joining("", "User-agent: *\n", "Disallow: /\n"));
  }
}
