package throughline.platform.web.problem;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import throughline.platform.web.input.FormReader;

/**
 * Refuses the character NUL in a path, a parameter or a field of a form, as PostgreSQL stores it in
 * no text. {@link RequestJson} refuses it in bodies.
 */
class RefuseNulCharacter {

  private static final char NUL = '\0';

  private final ErrorAnswers answers;

  RefuseNulCharacter(ErrorAnswers answers) {
    this.answers = answers;
  }

  static boolean isIn(String text) {
    return text != null && text.indexOf(NUL) >= 0;
  }

  static Problem problem() {
    return Problem.of(
        400,
        "nul-character",
        "A character that no text holds",
        "Take out the character with the number 0 and send the request again.");
  }

  @ServerRequestFilter
  @WithFormRead
  Optional<Response> check(ContainerRequestContext context, RoutingContext request) {
    var address = context.getUriInfo();
    boolean found =
        isIn(address.getPath())
            || isIn(address.getQueryParameters())
            || isIn(FormReader.fieldsOfThisRequest());
    return found ? Optional.of(answers.answer(request, problem())) : Optional.empty();
  }

  private static boolean isIn(MultivaluedMap<String, String> fields) {
    return fields.entrySet().stream()
        .anyMatch(
            field ->
                isIn(field.getKey())
                    || field.getValue().stream().anyMatch(RefuseNulCharacter::isIn));
  }
}
