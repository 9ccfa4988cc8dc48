package throughline.platform.web.problem;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import throughline.platform.web.form.KeepForm;
import throughline.platform.web.form.SentForm;

/**
 * Answers a form whose sender was signed out before it arrived: keeps it and leads to its own
 * address, which asks the person to sign in and then shows it as it was sent.
 */
@Singleton
class SignedOutForms {

  private final KeepForm keepForm;
  private final ErrorAnswers answers;

  SignedOutForms(KeepForm keepForm, ErrorAnswers answers) {
    this.keepForm = keepForm;
    this.answers = answers;
  }

  Uni<Response> answer(RoutingContext request) {
    return SentForm.fields(request)
        .map(fields -> kept(request, fields))
        .orElseGet(() -> Uni.createFrom().item(false))
        .map(kept -> kept ? signInAgain(request) : lost(request));
  }

  private Uni<Boolean> kept(RoutingContext request, MultivaluedMap<String, String> fields) {
    return Uni.createFrom()
        .item(() -> keepForm.keep(request, fields))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private Response lost(RoutingContext request) {
    return answers.answer(request, Problems.SIGNED_OUT);
  }

  private static Response signInAgain(RoutingContext request) {
    return Response.seeOther(URI.create(request.normalizedPath())).build();
  }
}
