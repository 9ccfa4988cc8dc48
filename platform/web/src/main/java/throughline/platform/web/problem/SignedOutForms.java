package throughline.platform.web.problem;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import throughline.platform.web.form.KeepForm;
import throughline.platform.web.input.FormReader;
import throughline.platform.web.limits.FormBodies;

/**
 * Answers a form whose sender was signed out before it arrived: keeps it and leads to its own
 * address, which asks the person to sign in and then shows it as it was sent.
 */
@Singleton
class SignedOutForms {

  private static final int MOST_FIELDS = 1_000;

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
        .map(
            read ->
                read && isKept(request)
                    ? Response.seeOther(URI.create(request.normalizedPath())).build()
                    : answers.answer(request, Problems.SIGNED_OUT));
  }

  private boolean isKept(RoutingContext request) {
    return fields(request).map(fields -> keepForm.keep(request, fields)).orElse(false);
  }

  /** Of a body that was read before its endpoint was asked; empty if it cannot be decoded. */
  private static Optional<MultivaluedMap<String, String>> fields(RoutingContext request) {
    return Optional.<FormData>ofNullable(request.get(FormData.class.getName()))
        .map(FormReader::fields)
        .or(() -> Optional.ofNullable(request.body().buffer()).flatMap(SignedOutForms::decode));
  }

  private static Optional<MultivaluedMap<String, String>> decode(Buffer body) {
    try {
      MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
      new QueryStringDecoder(body.toString(), StandardCharsets.UTF_8, false, MOST_FIELDS)
          .parameters()
          .forEach((name, values) -> fields.addAll(name, values));
      return Optional.of(fields);
    } catch (IllegalArgumentException brokenPercentSign) {
      return Optional.empty();
    }
  }
}
