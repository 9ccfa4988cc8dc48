package throughline.tracker.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The JSON Schema of a kind of fact, compiled once so that every event can be held against it at
 * the intake's speed.
 */
public final class BodySchema {

  private static final Map<String, BodySchema> BY_AGGREGATE =
      FactSchemas.byAggregate().entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> compiled(entry.getValue())));

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
}
