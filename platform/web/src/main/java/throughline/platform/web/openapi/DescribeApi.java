package throughline.platform.web.openapi;

import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.ARRAY;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.INTEGER;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.OBJECT;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.STRING;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import throughline.platform.web.idempotency.Idempotency;
import throughline.platform.web.problem.Problem;

/**
 * Adds to the description of an API what each endpoint would have to repeat: the body of an error
 * and the schema of a header, so that an endpoint says only the status and when it comes:
 * {@code @APIResponse(responseCode = "409", description = "session-full: …")}. Quarkus adds 401 and
 * 403 to every endpoint with a role and 400 to every one with a body; they get our codes. An
 * endpoint that takes an idempotency key gets what goes with it.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class DescribeApi implements OASFilter {

  private static final String PROBLEM = "Problem";
  private static final String SCHEME = "BearerToken";
  private static final List<SecurityRequirement> OPEN_TO_ALL = List.of();

  /** Our words for those that Quarkus describes answers with that it adds. */
  private static final Map<String, String> WORDS =
      Map.of(
          "Bad Request", "invalid-input, malformed-json: names every wrong field",
          "Not Authorized", "not-signed-in: no valid bearer token",
          "Not Allowed", "not-allowed: no role that allows this; no-place: a role without a place");

  /**
   * Says that any one of an endpoint's roles is enough. Quarkus lists them in one requirement,
   * which in OpenAPI asks for all of them; of several requirements one has to hold, and an empty
   * list says that nobody has to sign in (OpenAPI 3.1, 4.8.10 and 4.8.30).
   */
  @Override
  public Operation filterOperation(Operation operation) {
    var requirements = Objects.requireNonNullElse(operation.getSecurity(), OPEN_TO_ALL);
    operation.setSecurity(requirements.stream().flatMap(DescribeApi::oneForEachRole).toList());
    return operation;
  }

  private static Stream<SecurityRequirement> oneForEachRole(SecurityRequirement requirement) {
    var roles = requirement.getSchemes().getOrDefault(SCHEME, List.of());
    return roles.size() < 2
        ? Stream.of(requirement)
        : roles.stream()
            .map(role -> OASFactory.createSecurityRequirement().addScheme(SCHEME, role));
  }

  /**
   * OpenAPI requires a schema of every header. A header is a text; Location is an address, which
   * RFC 9110, 10.2.2, lets be relative.
   */
  @Override
  public APIResponse filterAPIResponse(APIResponse answer) {
    if (answer.getHeaders() != null) {
      answer.getHeaders().forEach(DescribeApi::giveSchema);
    }
    return answer;
  }

  private static void giveSchema(String name, Header header) {
    if (header.getSchema() == null) {
      header.setSchema(
          OASFactory.createSchema()
              .type(List.of(Schema.SchemaType.STRING))
              .format(name.equals("Location") ? "uri-reference" : null));
    }
  }

  @Override
  public void filterOpenAPI(OpenAPI description) {
    if (description.getPaths() == null || description.getPaths().getPathItems() == null) {
      return;
    }
    if (description.getComponents() == null) {
      description.setComponents(OASFactory.createComponents());
    }
    var schemas = description.getComponents().getSchemas();
    if (schemas == null || !schemas.containsKey(PROBLEM)) {
      description.getComponents().addSchema(PROBLEM, problem());
    }
    for (PathItem path : description.getPaths().getPathItems().values()) {
      path.getOperations().values().forEach(DescribeApi::describe);
    }
  }

  private static void describe(Operation operation) {
    Stream.ofNullable(operation.getParameters())
        .flatMap(List::stream)
        .filter(parameter -> Idempotency.HEADER.equals(parameter.getName()))
        .forEach(key -> describeKey(operation, key));
    operation
        .getResponses()
        .getAPIResponses()
        .forEach(
            (status, answer) -> {
              var isBare = answer.getContent() == null && answer.getRef() == null;
              if (isBare && status.compareTo("400") >= 0) {
                giveBody(answer);
              }
            });
  }

  private static void describeKey(Operation operation, Parameter key) {
    key.setDescription(
        "Any text of up to 255 characters; a repeat within 24 hours answers as the first request"
            + " did");
    operation
        .getResponses()
        .addAPIResponse(
            "422",
            OASFactory.createAPIResponse()
                .description("idempotency-key-reused: the key belongs to another request"));
  }

  private static void giveBody(APIResponse answer) {
    var body = OASFactory.createMediaType().schema(OASFactory.createSchema().ref(PROBLEM));
    answer.setDescription(WORDS.getOrDefault(answer.getDescription(), answer.getDescription()));
    answer.setContent(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, body));
  }

  private static Schema problem() {
    Schema error =
        type(OBJECT).addProperty("field", type(STRING)).addProperty("message", type(STRING));
    return type(OBJECT)
        .description("RFC 9457; code is stable, errors has one entry per wrong field")
        .addProperty("type", type(STRING))
        .addProperty("title", type(STRING))
        .addProperty("status", type(INTEGER))
        .addProperty("detail", type(STRING))
        .addProperty("code", type(STRING))
        .addProperty("errors", type(ARRAY).items(error))
        .addProperty("errorId", type(STRING));
  }

  private static Schema type(Schema.SchemaType type) {
    return OASFactory.createSchema().type(List.of(type));
  }
}
