package throughline.tracker.engine.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
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
  private final SchemaNode subject;

  private BodySchema(SchemaNode root, SchemaNode subject) {
    this.root = root;
    this.subject = subject;
  }

  public static BodySchema of(String aggregate) {
    return BY_AGGREGATE.get(aggregate);
  }

  static BodySchema compiled(JsonNode schema) {
    var compiler = new SchemaCompiler(schema);
    return new BodySchema(compiler.compiled(), compiler.subject());
  }

  public Optional<Problem> problem(JsonNode body) {
    return Optional.ofNullable(root.problem(body));
  }

  /**
   * Why such a fact cannot have this key; empty when it can. A key is shown and kept for ever: were
   * it any text, it could be a name.
   */
  public Optional<Problem> subjectProblem(String key) {
    return Optional.ofNullable(subject.problem(TextNode.valueOf(key)));
  }

  public boolean knowsAllOf(JsonNode body) {
    return root.knowsAllOf(body);
  }

  public JsonNode known(JsonNode body, Collection<String> unknown) {
    return root.known(body, "", unknown);
  }

  /**
   * Whether two bodies say the same in every field of the schema. What a newer producer added
   * beside them does not matter.
   */
  public boolean same(JsonNode one, JsonNode other) {
    return root.same(one, other);
  }
}
