package throughline.tracker.engine.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.contracts.EventContract;
import throughline.contracts.catalogue.EventCatalogue;
import throughline.platform.testing.JsonSchema;

/**
 * The compiled schema says what a validator of JSON Schema says, and is stricter in three things.
 */
class BodySchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BROKEN_BODIES = Boolean.getBoolean("nightly") ? 4_000 : 800;

  private static final List<String> ODD_VALUES =
      List.of(
          "null",
          "true",
          "0",
          "1",
          "-1",
          "1.5",
          "1500",
          "1501",
          "1000001",
          "123456789012345678901",
          "[]",
          "{}",
          "[1]",
          "[{}]",
          "\"\"",
          "\"HEAD\"",
          "\"head\"",
          "\"HEADS\"",
          "\"2026-02-28\"",
          "\"2026-02-29\"",
          "\"2024-02-29\"",
          "\"2026-13-01\"",
          "\"2026-04-31\"",
          "\"2100-01-01\"",
          "\"1999-12-31\"",
          "\"2026-03-01T00:00:00Z\"",
          "\"2031-Q4\"",
          "\"2031-Q5\"",
          "\"E07000177\"",
          "\"APPROVED\"",
          "\"ACTIVE\"",
          "\"5f0c1b7e-93a7-4c3d-8a51-0d8c4f5e7a10\"",
          "\"5f0c1b7e93a74c3d8a510d8c4f5e7a10\"");

  static Iterable<EventContract> events() {
    return EventCatalogue.all();
  }

  @ParameterizedTest
  @MethodSource("events")
  void itAgreesWithAValidatorOfJsonSchema(EventContract event) throws IOException {
    var random = new Random(event.type().hashCode());
    var validator = JsonSchema.of(event.schemaResource());
    var schema = BodySchema.of(event.aggregate());
    int kept = 0;
    for (int i = 0; i < BROKEN_BODIES; i++) {
      var body = broken(example(event), random);
      var problem = schema.problem(body);
      var isRight = validator.errors(body.toString()).isEmpty() && !endsBeforeItBegins(body);
      assertEquals(isRight, problem.isEmpty(), body + " " + problem);
      kept += problem.isEmpty() ? 1 : 0;
    }
    assertTrue(kept > BROKEN_BODIES / 80 && kept < BROKEN_BODIES / 2, "some of each: " + kept);
  }

  /** What no JSON Schema can say of a spell. */
  private static boolean endsBeforeItBegins(JsonNode node) {
    boolean itself =
        node.path("from").isTextual()
            && node.path("to").isTextual()
            && node.get("to").asText().compareTo(node.get("from").asText()) < 0;
    return itself
        || StreamSupport.stream(node.spliterator(), false)
            .anyMatch(BodySchemaTest::endsBeforeItBegins);
  }

  /** One value is odd, missing, or added. */
  private static JsonNode broken(JsonNode body, Random random) throws IOException {
    var holders = new ArrayList<JsonNode>();
    collectHolders(body, holders);
    var holder = holders.get(random.nextInt(holders.size()));
    var odd = JSON.readTree(ODD_VALUES.get(random.nextInt(ODD_VALUES.size())));
    if (holder instanceof ArrayNode list) {
      list.add(list.isEmpty() || random.nextBoolean() ? odd : list.get(0));
    } else {
      var object = (ObjectNode) holder;
      var names = new ArrayList<String>();
      object.fieldNames().forEachRemaining(names::add);
      var name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(8)) {
        case 0 -> object.remove(name);
        case 1 -> object.set("somethingNew", odd);
        default -> object.set(name, odd);
      }
    }
    return body;
  }

  private static void collectHolders(JsonNode node, List<JsonNode> holders) {
    if (node.isContainerNode() && !node.isEmpty()) {
      holders.add(node);
      node.forEach(child -> collectHolders(child, holders));
    }
  }

  @Test
  void onlyWhatTheSchemaKnowsIsCompared() throws IOException {
    var schema = BodySchema.of("hours-entry");
    var body = example(EventCatalogue.find("throughline.volunteers.hours-logged.v1").orElseThrow());
    ObjectNode more = body.deepCopy();
    more.put("somethingNew", 1);
    ((ObjectNode) more.at("/days/0")).put("note", "x");
    ObjectNode other = body.deepCopy();
    ((ObjectNode) other.at("/days/0")).put("minutes", 7);
    ObjectNode longer = body.deepCopy();
    ((ArrayNode) longer.get("days")).add(body.at("/days/0"));

    assertTrue(schema.same(body, more) && schema.same(more, body));
    assertFalse(schema.same(body, other));
    assertFalse(schema.same(body, longer));
  }

  /** What a schema says and nobody enforces would be a promise that is not kept. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'integer','multipleOf':5}",
        "{'type':'object','properties':{'a':{'type':'string','maxLength':3}}}",
        "{'type':'object','required':['a'],'properties':{}}",
        "{'type':'string','pattern':'[A-Z]'}",
        "{'type':'string','format':'email'}",
        "{'type':['string','null']}",
      })
  void aSchemaThatItCannotEnforceEndsTheStart(String schema) throws IOException {
    var read = JSON.readTree(schema.replace('\'', '"'));

    assertThrows(IllegalStateException.class, () -> BodySchema.compiled(read));
  }

  private static JsonNode example(EventContract event) throws IOException {
    return JSON.readTree(text(event.exampleResource()));
  }

  private static String text(String resource) throws IOException {
    try (var in = EventCatalogue.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
