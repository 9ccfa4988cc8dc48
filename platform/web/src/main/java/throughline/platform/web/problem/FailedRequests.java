package throughline.platform.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.RejectedExecutionException;

/**
 * Answers requests that failed before Quarkus REST took them, such as one with a host that is no
 * host. Quarkus' own handler would log their address.
 */
@Singleton
class FailedRequests {

  /** Just before Quarkus REST's and Quarkus' own. */
  private static final int ORDER = Integer.MAX_VALUE - 1;

  private final ErrorAnswers answers;
  private final UnexpectedFailures failures;
  private final ObjectMapper json;

  FailedRequests(ErrorAnswers answers, UnexpectedFailures failures, ObjectMapper json) {
    this.answers = answers;
    this.failures = failures;
    this.json = json;
  }

  void register(@Observes Router router) {
    router.route().order(ORDER).failureHandler(this::answer);
  }

  private void answer(RoutingContext request) {
    if (isForQuarkusRest(request.failure())) {
      request.next();
    } else if (request.response().headWritten()) {
      request.response().reset();
    } else {
      send(request, problem(request));
    }
  }

  /** Errors of sign-in have mappers there. */
  private static boolean isForQuarkusRest(Throwable failure) {
    return failure instanceof AuthenticationException
        || failure instanceof UnauthorizedException
        || failure instanceof ForbiddenException;
  }

  private Problem problem(RoutingContext request) {
    Throwable failure = request.failure();
    int status =
        failure instanceof HttpException refusal ? refusal.getStatusCode() : request.statusCode();
    if (failure == null || status >= 400 && status < 500) {
      return Problems.ofStatus(status);
    }
    if (failure instanceof RejectedExecutionException) {
      return Problems.ofStatus(503);
    }
    return failures.problem(failure, null);
  }

  private void send(RoutingContext request, Problem problem) {
    var scope = Arc.container().requestContext();
    boolean isOurs = !scope.isActive();
    if (isOurs) {
      scope.activate();
    }
    try {
      Arc.container().instance(CurrentVertxRequest.class).get().setCurrent(request);
      send(request.response(), answers.answer(request, problem));
    } finally {
      if (isOurs) {
        scope.terminate();
      }
    }
  }

  private void send(HttpServerResponse response, Response answer) {
    response
        .setStatusCode(answer.getStatus())
        .putHeader(HttpHeaders.CONTENT_TYPE, answer.getMediaType().toString());
    if (answer.getStatus() == 503) {
      response.putHeader(HttpHeaders.RETRY_AFTER, answer.getHeaderString("Retry-After"));
    }
    response.end(answer.getEntity() instanceof String page ? page : json(answer.getEntity()));
  }

  private String json(Object problem) {
    try {
      return json.writeValueAsString(problem);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
