package throughline.platform.web.problem;

import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.ARRAY;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.INTEGER;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.OBJECT;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.STRING;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Gives every described error of an API its body, so that an endpoint says only its status and when
 * it comes: {@code @APIResponse(responseCode = "409", description = "session-full: …")}. Quarkus
 * adds 401 and 403 to every endpoint with a role; they get our codes.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class DescribeProblems implements OASFilter {

  private static final String PROBLEM = "Problem";

  /** Our words for those that Quarkus describes answers with that it adds. */
  private static final Map<String, String> WORDS =
      Map.of(
          "Not Authorized", "not-signed-in: no valid bearer token",
          "Not Allowed", "not-allowed: no role that allows this");

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

  private static void giveBody(APIResponse answer) {
    var body = OASFactory.createMediaType().schema(OASFactory.createSchema().ref(PROBLEM));
    answer.setDescription(WORDS.getOrDefault(answer.getDescription(), answer.getDescription()));
    answer.setContent(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, body));
  }

  private static Schema problem() {
    Schema error = type(OBJECT).properties(Map.of("field", type(STRING), "message", type(STRING)));
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
