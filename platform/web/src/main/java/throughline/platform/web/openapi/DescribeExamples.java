package throughline.platform.web.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;

/**
 * Shows at each operation what goes in and comes out, from the service's file {@code
 * api-examples.json}: by the operation's id its "request" and "response". A service without one has
 * no examples.
 */
@OpenApiFilter(OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class DescribeExamples implements OASFilter {

  private static final String FILE = "api-examples.json";
  private static final String JSON = "application/json";

  private final Map<String, Map<String, Object>> examples = read();

  private static Map<String, Map<String, Object>> read() {
    try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
      return in == null ? Map.of() : new ObjectMapper().readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read", e);
    }
  }

  @Override
  public void filterOpenAPI(OpenAPI description) {
    if (!examples.isEmpty()) {
      description.getPaths().getPathItems().values().stream()
          .flatMap(path -> path.getOperations().values().stream())
          .forEach(this::show);
    }
  }

  private void show(Operation operation) {
    var example = examples.getOrDefault(operation.getOperationId(), Map.of());
    if (operation.getRequestBody() != null) {
      show(Stream.of(operation.getRequestBody().getContent()), example.get("request"));
    }
    show(
        operation.getResponses().getAPIResponses().entrySet().stream()
            .filter(answer -> answer.getKey().startsWith("2"))
            .map(answer -> answer.getValue().getContent()),
        example.get("response"));
  }

  private static void show(Stream<Content> contents, Object example) {
    if (example != null) {
      contents
          .flatMap(content -> Optional.ofNullable(content).stream())
          .flatMap(content -> Optional.ofNullable(content.getMediaType(JSON)).stream())
          .forEach(body -> body.setExample(example));
    }
  }
}
