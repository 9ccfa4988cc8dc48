package throughline.platform.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a service says of its API in OpenAPI. Each service commits it as {@code openapi.yaml} beside
 * its {@code pom.xml}: there a change of the API is seen by who reviews it, and programs find it
 * without starting anything.
 */
public final class ApiDescription {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Path COMMITTED = Path.of("openapi.yaml");
  private static final Path SERVED = Path.of("target", "openapi.yaml");

  private final JsonNode tree;

  private ApiDescription(JsonNode tree) {
    this.tree = tree;
  }

  /**
   * @param management an address of its management port, whatever its path
   */
  public static ApiDescription servedAt(URI management) throws IOException {
    // Not as YAML: what SmallRye leaves unquoted, such as a time of day, is a number to many
    // readers.
    var json =
        RestAssured.given()
            .get(management.resolve("/q/openapi?format=json"))
            .then()
            .statusCode(200)
            .extract()
            .asString();
    return new ApiDescription(new ObjectMapper().readTree(json));
  }

  /**
   * Fails if the service in whose folder the test runs has committed another description, and says
   * how to commit this one. The order of fields does not matter.
   *
   * @throws IOException if there is none that can be read
   */
  public void assertIsAsCommitted() throws IOException {
    YAML.writeValue(SERVED.toFile(), tree);
    var module = Path.of("").toAbsolutePath();
    assertTrue(
        Files.exists(COMMITTED) && YAML.readTree(COMMITTED.toFile()).equals(tree),
        () ->
            "The API is not what openapi.yaml says. Take over what it is now and see what changed:"
                + " (cd services/%s && cp %s %s && git diff %s)"
                    .formatted(module.getFileName(), SERVED, COMMITTED, COMMITTED));
  }

  /**
   * What a reader would miss.
   *
   * @param servicePackage the root package of the service, on the class path
   * @return a sentence for each endpoint under /api that is not described, each description of what
   *     is no such endpoint, each operation without a name of its own, and each error whose body is
   *     not a problem of RFC 9457
   */
  public List<String> gaps(String servicePackage) {
    var gaps = new ArrayList<String>();
    var described = operations();
    var endpoints =
        Endpoint.of(servicePackage).stream()
            .filter(Endpoint::isApi)
            .map(endpoint -> endpoint.method() + " " + endpoint.path())
            .collect(Collectors.toCollection(TreeSet::new));
    endpoints.stream()
        .filter(endpoint -> !described.containsKey(endpoint))
        .forEach(endpoint -> gaps.add(endpoint + " is not described"));
    described.forEach(
        (name, operation) -> {
          if (!endpoints.contains(name)) {
            gaps.add(name + " is described and is no endpoint of the API");
          }
          if (!operation.hasNonNull("operationId")) {
            gaps.add(name + " has no operationId");
          }
          gaps.addAll(errorsThatAreNoProblems(name, operation));
        });
    return gaps;
  }

  private Map<String, JsonNode> operations() {
    var operations = new TreeMap<String, JsonNode>();
    tree.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            operations.put(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                method.getValue())));
    return operations;
  }

  private static List<String> errorsThatAreNoProblems(String name, JsonNode operation) {
    return operation.path("responses").properties().stream()
        .filter(answer -> answer.getKey().compareTo("400") >= 0)
        .filter(answer -> !answer.getValue().path("content").has("application/problem+json"))
        .map(answer -> name + " has no body for " + answer.getKey())
        .toList();
  }
}
