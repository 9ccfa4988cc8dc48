package throughline.platform.web.metrics;

import io.micrometer.core.instrument.Tags;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps the number of series of {@code http.server.requests} to that of our endpoints: a method
 * that is none of HTTP's is refused, and every path that is no endpoint's counts as one. The tags
 * are set before the registry sees them, because it remembers each combination that it was given.
 */
@Singleton
class UriTags implements HttpServerMetricsTagsContributor {

  private static final String TEMPLATE = "UrlPathTemplate";
  private static final String UNMATCHED = "/unmatched";
  private static final String UNKNOWN = "UNKNOWN";
  private static final int FIRST = 1_100;

  private static final Set<HttpMethod> METHODS =
      Set.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.PATCH,
          HttpMethod.DELETE,
          HttpMethod.OPTIONS);

  private static final String ALLOWED =
      METHODS.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));

  void register(@Observes Filters filters) {
    filters.register(this::onEveryRequest, FIRST);
  }

  /** Quarkus REST puts the endpoint's template in this place when it finds one. */
  private void onEveryRequest(RoutingContext request) {
    Vertx.currentContext().putLocal(TEMPLATE, UNMATCHED);
    if (METHODS.contains(request.request().method())) {
      request.next();
    } else {
      request.response().putHeader(HttpHeaders.ALLOW, ALLOWED);
      request.fail(405);
    }
  }

  @Override
  public Tags contribute(Context asked) {
    HttpMethod method = asked.request().method();
    Tags tags = Tags.of("method", METHODS.contains(method) ? method.name() : UNKNOWN);
    return asked.requestContextLocalData(TEMPLATE) == null ? tags.and("uri", UNMATCHED) : tags;
  }
}
