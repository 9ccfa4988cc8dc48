package throughline.platform.web.problem;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import throughline.platform.web.form.KeepForm;

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
    if (!isUrlEncoded(request)) {
      return Uni.createFrom().item(lost(request));
    }
    return fields(request.request())
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(fields -> keepForm.keep(request, fields) ? signInAgain(request) : lost(request));
  }

  private Response lost(RoutingContext request) {
    return answers.answer(request, Problems.SIGNED_OUT);
  }

  private static Response signInAgain(RoutingContext request) {
    return Response.seeOther(URI.create(request.normalizedPath())).build();
  }

  private static boolean isUrlEncoded(RoutingContext request) {
    String type = request.request().getHeader("Content-Type");
    return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED);
  }

  private static Uni<MultivaluedMap<String, String>> fields(HttpServerRequest request) {
    return Uni.createFrom()
        .emitter(
            form -> {
              request.exceptionHandler(form::fail);
              request.endHandler(end -> form.complete(typed(request.formAttributes())));
              request.setExpectMultipart(true);
              request.resume();
            });
  }

  private static MultivaluedMap<String, String> typed(MultiMap attributes) {
    MultivaluedMap<String, String> typed = new MultivaluedHashMap<>();
    attributes.forEach(typed::add);
    return typed;
  }
}
