package throughline.platform.web.problem;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import throughline.platform.web.form.KeepForm;
import throughline.platform.web.form.SentForm;
import throughline.platform.web.limits.FormBodies;

/**
 * Answers a form whose sender was signed out before it arrived: keeps it and leads to its own
 * address, which asks the person to sign in and then shows it as it was sent.
 */
@Singleton
class SignedOutForms {

  private final KeepForm keepForm;
  private final ErrorAnswers answers;
  private final FormBodies bodies;

  SignedOutForms(FormBodies bodies, KeepForm keepForm, ErrorAnswers answers) {
    this.bodies = bodies;
    this.keepForm = keepForm;
    this.answers = answers;
  }

  Uni<Response> answer(RoutingContext request) {
    // Quarkus has begun to lead to the provider, and a browser refuses an answer that leads twice.
    request.response().headers().remove(HttpHeaders.LOCATION);
    return bodies
        .read(request)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(read -> read && isKept(request) ? signInAgain(request) : lost(request));
  }

  private boolean isKept(RoutingContext request) {
    return SentForm.fields(request).map(fields -> keepForm.keep(request, fields)).orElse(false);
  }

  private Response lost(RoutingContext request) {
    return answers.answer(request, Problems.SIGNED_OUT);
  }

  private static Response signInAgain(RoutingContext request) {
    return Response.seeOther(URI.create(request.normalizedPath())).build();
  }
}
