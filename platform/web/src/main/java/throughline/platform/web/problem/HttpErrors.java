package throughline.platform.web.problem;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.channels.ClosedChannelException;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.handlers.FormBodyHandler;
import throughline.platform.web.layout.CurrentPerson;
import throughline.platform.web.security.ApiPaths;

/** Errors of the request's outer form, and whatever nobody expected. */
class HttpErrors {

  private static final Logger LOG = Logger.getLogger(HttpErrors.class);

  private final ErrorAnswers answers;
  private final SecurityErrors security;
  private final CurrentPerson person;
  private final DatabaseRefusals refusals;

  HttpErrors(
      ErrorAnswers answers,
      SecurityErrors security,
      CurrentPerson person,
      DatabaseRefusals refusals) {
    this.answers = answers;
    this.security = security;
    this.person = person;
    this.refusals = refusals;
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

  /** The web server's own refusals, such as an address with a broken percent sign. */
  @ServerExceptionMapper
  Response refused(HttpException refusal, RoutingContext request) {
    return answers.answer(request, Problems.ofStatus(refusal.getStatusCode()));
  }

  @ServerExceptionMapper
  Response json(MalformedJson malformed, RoutingContext request) {
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
    return answers.answer(
        request, refusals.problem(failure, endpoint()).orElseGet(() -> failed(failure)));
  }

  private static Problem failed(Throwable failure) {
    String errorId = UUID.randomUUID().toString();
    LOG.errorf(failure, "event=request-failed errorId=%s endpoint=%s", errorId, endpoint());
    return Problems.failure(errorId);
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
}
