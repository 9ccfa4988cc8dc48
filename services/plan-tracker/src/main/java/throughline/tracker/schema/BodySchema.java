package throughline.tracker.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import throughline.contracts.EventCatalogue;

/**
 * The JSON Schema of a contract, compiled once so that every event can be held against it at the
 * intake's speed.
 */
public final class BodySchema {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, BodySchema> BY_AGGREGATE =
      EventCatalogue.schemasByAggregate().entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Map.Entry::getKey, entry -> compiled(read(entry.getValue()))));

  private final SchemaNode root;

  private BodySchema(SchemaNode root) {
    this.root = root;
  }

  /** The schema of the bodies that tell of this kind of aggregate. */
  public static BodySchema of(String aggregate) {
    return BY_AGGREGATE.get(aggregate);
  }

  static BodySchema compiled(JsonNode schema) {
    return new BodySchema(new SchemaCompiler(schema).compiled());
  }

  /**
   * What the body breaks first, as its field and what that must be; empty when it keeps the schema.
   * It quotes nothing that the body holds: that may be anybody's.
   */
  public Optional<String> problem(JsonNode body) {
    return Optional.ofNullable(root.problem(body)).map(found -> found.substring(1));
  }

  /**
   * Whether two bodies say the same in every field of the schema. What a newer producer added
   * beside them does not matter.
   */
  public boolean same(JsonNode one, JsonNode other) {
    return root.same(one, other);
  }

  private static JsonNode read(String resource) {
    try (var in = EventCatalogue.class.getResourceAsStream(resource)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " cannot be read", e);
    }
  }
}
