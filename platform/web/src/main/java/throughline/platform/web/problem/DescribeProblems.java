package throughline.platform.web.problem;

import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.ARRAY;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.INTEGER;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.OBJECT;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.STRING;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import throughline.platform.web.idempotency.Idempotency;

/**
 * Gives every described error of an API its body, so that an endpoint says only its status and when
 * it comes: {@code @APIResponse(responseCode = "409", description = "session-full: …")}. Quarkus
 * adds 401 and 403 to every endpoint with a role and 400 to every one with a body; they get our
 * codes. An endpoint that takes an idempotency key gets what goes with it.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class DescribeProblems implements OASFilter {

  private static final String PROBLEM = "Problem";

  /** Our words for those that Quarkus describes answers with that it adds. */
  private static final Map<String, String> WORDS =
      Map.of(
          "Bad Request", "invalid-input, malformed-json: names every wrong field",
          "Not Authorized", "not-signed-in: no valid bearer token",
          "Not Allowed", "not-allowed: no role that allows this; no-place: a role without a place");

  /** Created by SmallRye OpenAPI. */
  public DescribeProblems() {}

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
      path.getOperations().values().forEach(DescribeProblems::describe);
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
