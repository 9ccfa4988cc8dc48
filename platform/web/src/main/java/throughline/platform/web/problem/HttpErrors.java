package throughline.platform.web.problem;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.channels.ClosedChannelException;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.handlers.FormBodyHandler;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.NoPlace;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotAllowed;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.refusal.TookTooLong;
import throughline.platform.web.idempotency.IdempotencyKeyReused;
import throughline.platform.web.layout.CurrentPerson;
import throughline.platform.web.security.ApiPaths;

/**
 * Errors that use cases throw on purpose, those of a request's outer form, and what nobody
 * expected.
 */
class HttpErrors {

  private final ErrorAnswers answers;
  private final SecurityErrors security;
  private final CurrentPerson person;
  private final UnexpectedFailures failures;

  HttpErrors(
      ErrorAnswers answers,
      SecurityErrors security,
      CurrentPerson person,
      UnexpectedFailures failures) {
    this.answers = answers;
    this.security = security;
    this.person = person;
    this.failures = failures;
  }

  @ServerExceptionMapper
  Response invalid(InvalidInput wrong, RoutingContext request) {
    Problem problem =
        Problem.of(
                400,
                "invalid-input",
                "Some fields are wrong",
                "Correct each field that is named in errors and send the request again.")
            .withErrors(wrong.errors());
    return answers.answer(request, problem);
  }

  @ServerExceptionMapper
  Response notFound(NotFound missing, RoutingContext request) {
    return answers.answer(request, Problem.of(404, "not-found", "Not found", missing.getMessage()));
  }

  @ServerExceptionMapper
  Response noPlace(NoPlace refusal, RoutingContext request) {
    return answers.answer(
        request, Problem.of(403, Problems.NO_PLACE, "No place yet", refusal.getMessage()));
  }

  @ServerExceptionMapper
  Response notAllowed(NotAllowed refusal, RoutingContext request) {
    return answers.answer(
        request, Problem.of(403, refusal.code(), "Not allowed", refusal.getMessage()));
  }

  @ServerExceptionMapper
  Response conflict(Conflict refusal, RoutingContext request) {
    return answers.of(request, refusal);
  }

  @ServerExceptionMapper
  Response tookTooLong(TookTooLong given, RoutingContext request) {
    return answers.answer(
        request, Problem.of(503, "took-too-long", "This took too long", given.getMessage()));
  }

  @ServerExceptionMapper
  Response keyReused(IdempotencyKeyReused reuse, RoutingContext request) {
    return answers.answer(
        request,
        Problem.of(
            422, "idempotency-key-reused", "Idempotency key used twice", reuse.getMessage()));
  }

  /** Which API paths exist is told only to those who are signed in. */
  @ServerExceptionMapper
  Uni<Response> noSuchPath(NotFoundException missing, RoutingContext request) {
    if (ApiPaths.isApi(request.normalizedPath()) && !person.signedIn()) {
      return security.challenge(request);
    }
    return Uni.createFrom().item(answers.answer(request, Problems.ofStatus(404)));
  }

  @ServerExceptionMapper
  Response http(WebApplicationException error, RoutingContext request) {
    Response given = error.getResponse();
    if (given.getStatus() < 400 || given.hasEntity()) {
      return given;
    }
    Response.ResponseBuilder answer =
        answers.builder(request, Problems.ofStatus(given.getStatus()));
    String allowed = given.getHeaderString(HttpHeaders.ALLOW);
    return allowed == null ? answer.build() : answer.header(HttpHeaders.ALLOW, allowed).build();
  }

  /** The web server's own failures, such as an address with a broken percent sign. */
  @ServerExceptionMapper
  Response refused(HttpException refusal, RoutingContext request) {
    return answers.answer(request, Problems.ofStatus(refusal.getStatusCode()));
  }

  @ServerExceptionMapper
  Response json(RequestJson.MalformedJson malformed, RoutingContext request) {
    return answers.answer(request, malformed.problem());
  }

  @ServerExceptionMapper
  Response unexpected(Throwable failure, RoutingContext request) {
    if (aroseReadingTheForm(failure)) {
      return answers.answer(request, Problems.ofStatus(400));
    }
    if (nobodyIsThere(failure, request)) {
      return answers.answer(request, Problems.ofStatus(503));
    }
    return answers.answer(request, failures.problem(failure, endpoint()));
  }

  /** Whoever leaves while an answer is written is no failure of ours; nobody reads the answer. */
  private static boolean nobodyIsThere(Throwable failure, RoutingContext request) {
    return failure instanceof ClosedChannelException && request.response().closed();
  }

  /** The template of the path, such as /hours/{id}: what stands in it may be somebody's own. */
  private static String endpoint() {
    Context context = Vertx.currentContext();
    return context == null ? null : context.getLocal("UrlPathTemplate");
  }

  /**
   * A form that cannot be decoded fails with a bare RuntimeException whose message quotes what was
   * typed, so only the place tells it from a failure of ours, and nothing of it may be logged.
   */
  private static boolean aroseReadingTheForm(Throwable failure) {
    return Stream.of(failure.getStackTrace())
        .anyMatch(step -> step.getClassName().equals(FormBodyHandler.class.getName()));
  }

  /** An error that came without a body, such as a form without its token, gets one. */
  @ServerResponseFilter
  void fill(ContainerResponseContext response, RoutingContext request) {
    if (response.getStatus() >= 400 && !response.hasEntity()) {
      Response filled = answers.answer(request, Problems.ofStatus(response.getStatus()));
      response.setEntity(filled.getEntity());
      response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, filled.getMediaType());
    }
  }
}
