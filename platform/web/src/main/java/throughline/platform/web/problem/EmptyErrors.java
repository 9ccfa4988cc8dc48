package throughline.platform.web.problem;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives a body to an error that came without one, such as a form without its CSRF token. */
class EmptyErrors {

  private final ErrorAnswers answers;

  EmptyErrors(ErrorAnswers answers) {
    this.answers = answers;
  }

  @ServerResponseFilter
  void fill(ContainerResponseContext response, RoutingContext request) {
    if (response.getStatus() >= 400 && !response.hasEntity()) {
      Response filled = answers.answer(request, Problems.ofStatus(response.getStatus()));
      response.setEntity(filled.getEntity());
      response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, filled.getMediaType());
    }
  }
}
