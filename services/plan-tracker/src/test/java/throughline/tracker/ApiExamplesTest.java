package throughline.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each operation of the committed description has an example that says nothing else. */
class ApiExamplesTest {

  private final List<String> wrong = new ArrayList<>();
  private JsonNode description;

  @Test
  void eachOperationHasAnExampleOfWhatItDescribes() throws IOException {
    description = new YAMLMapper().readTree(Path.of("openapi.yaml").toFile());
    for (var path : description.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        var id = operation.getValue().path("operationId").asText();
        check(id, operation.getValue().path("requestBody"));
        for (var answer : operation.getValue().path("responses").properties()) {
          if (answer.getKey().startsWith("2")) {
            check(id, answer.getValue());
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  private void check(String id, JsonNode described) {
    var body = described.path("content").path("application/json");
    if (!body.isMissingNode()) {
      if (body.has("example")) {
        check(id, body.get("example"), body.path("schema"));
      } else {
        wrong.add(id + " has no example");
      }
    }
  }

  private void check(String where, JsonNode example, JsonNode schema) {
    var resolved =
        schema.has("$ref") ? description.at(schema.get("$ref").asText().substring(1)) : schema;
    if (example.isArray()) {
      example.forEach(entry -> check(where + "[]", entry, resolved.path("items")));
    } else if (example.isObject() && resolved.has("properties")) {
      for (var field : example.properties()) {
        var known = resolved.path("properties").path(field.getKey());
        if (known.isMissingNode()) {
          wrong.add("%s.%s is not described".formatted(where, field.getKey()));
        } else {
          check(where + "." + field.getKey(), field.getValue(), known);
        }
      }
    } else if (resolved.has("enum")) {
      var values = new ArrayList<String>();
      resolved.get("enum").forEach(value -> values.add(value.asText()));
      if (!values.contains(example.asText())) {
        wrong.add("%s is none of %s".formatted(where, values));
      }
    }
  }
}
