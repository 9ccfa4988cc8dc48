package throughline.platform.web.problem;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.NoPlace;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.refusal.TookTooLong;
import throughline.platform.web.idempotency.IdempotencyKeyReused;

/** Errors that use cases throw on purpose. */
class DomainErrors {

  private final ErrorAnswers answers;

  DomainErrors(ErrorAnswers answers) {
    this.answers = answers;
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
}
