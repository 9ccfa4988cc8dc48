package throughline.tracker.engine.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Compiles the part of JSON Schema 2020-12 that the contracts use. A keyword that it does not know
 * ends the start: what a schema says is enforced, or nobody may say it.
 */
final class SchemaCompiler {

  private static final Set<String> WORDS_ONLY =
      Set.of("$schema", "$id", "$defs", "title", "description");

  private static final String SUBJECT = "x-subject";
  private static final String WORDS = "x-words";

  private final JsonNode root;

  SchemaCompiler(JsonNode root) {
    this.root = root;
  }

  SchemaNode compiled() {
    return compile(root);
  }

  /** What the key of such a fact must be, which no keyword of JSON Schema says of a body. */
  SchemaNode subject() {
    return root.has(SUBJECT) ? compile(root.get(SUBJECT)) : null;
  }

  private SchemaNode compile(JsonNode node) {
    if (node.has("$ref")) {
      knows(node, "$ref");
      return compile(root.at(node.get("$ref").textValue().substring(1)));
    }
    if (node.has("enum")) {
      return oneOf(node);
    }
    return switch (node.path("type").asText()) {
      case "object" -> object(node);
      case "array" -> list(node);
      case "string" -> text(node);
      case "integer" -> integer(node);
      case "boolean" -> yesOrNo(node);
      default -> throw new IllegalStateException("a schema has a value of unknown type: " + node);
    };
  }

  private SchemaNode object(JsonNode node) {
    if (node != root) {
      knows(node, "type", "required", "properties");
    } else {
      knows(node, "type", "required", "properties", SUBJECT);
    }
    var required = new HashSet<String>();
    node.path("required").forEach(name -> required.add(name.textValue()));
    var fields = new ArrayList<ObjectSchema.Field>();
    for (var property : node.path("properties").properties()) {
      fields.add(
          new ObjectSchema.Field(
              property.getKey(), required.remove(property.getKey()), compile(property.getValue())));
    }
    if (!required.isEmpty()) {
      throw new IllegalStateException("a schema requires fields that it does not describe");
    }
    return new ObjectSchema(fields);
  }

  private SchemaNode list(JsonNode node) {
    knows(node, "type", "items", "minItems", "maxItems");
    return new ListSchema(
        compile(node.path("items")),
        node.path("minItems").asInt(0),
        node.path("maxItems").asInt(Integer.MAX_VALUE));
  }

  private static SchemaNode integer(JsonNode node) {
    knows(node, "type", "minimum", "maximum");
    return new IntegerSchema(
        node.path("minimum").asLong(Long.MIN_VALUE), node.path("maximum").asLong(Long.MAX_VALUE));
  }

  private static SchemaNode yesOrNo(JsonNode node) {
    knows(node, "type");
    return value -> value.isBoolean() ? null : Problem.of("must be true or false");
  }

  private static SchemaNode oneOf(JsonNode node) {
    knows(node, "type", "enum");
    var values = new LinkedHashSet<String>();
    node.get("enum").forEach(value -> values.add(value.textValue()));
    return new TextSchema(
        values::contains, Problem.of("must be one of " + String.join(", ", values)));
  }

  private static SchemaNode text(JsonNode node) {
    knows(node, "type", "format", "pattern", WORDS);
    var schema =
        node.has("format")
            ? format(node.get("format").textValue())
            : new TextSchema(TextForms::storable, Problem.of("must be text"));
    if (!node.has("pattern")) {
      return schema;
    }
    var pattern = node.get("pattern").textValue();
    var like = schema.wrong().words() + " like " + pattern;
    var words = node.has(WORDS) ? "must be " + node.get(WORDS).textValue() : like;
    return new TextSchema(schema.form().and(pattern(pattern)), new Problem("", words, like));
  }

  private static TextSchema format(String name) {
    return switch (name) {
      case "date" -> new TextSchema(TextForms::date, Problem.of("must be a day of the calendar"));
      case "uuid" -> new TextSchema(TextForms::uuid, Problem.of("must be a UUID in lower case"));
      default -> throw new IllegalStateException("a schema has the unknown format " + name);
    };
  }

  /** Of whole texts: Java's $ would let a line break by at the end, which JSON Schema does not. */
  private static Predicate<String> pattern(String pattern) {
    if (!pattern.startsWith("^") || !pattern.endsWith("$")) {
      throw new IllegalStateException("a schema's pattern must be of the whole text: " + pattern);
    }
    var whole = pattern.substring(1, pattern.length() - 1);
    return FixedLengthPattern.of(whole)
        .<Predicate<String>>map(spelling -> spelling::fits)
        .orElseGet(() -> Pattern.compile(whole).asMatchPredicate());
  }

  private static void knows(JsonNode node, String... keywords) {
    var known = new HashSet<>(Set.of(keywords));
    known.addAll(WORDS_ONLY);
    node.fieldNames()
        .forEachRemaining(
            keyword -> {
              if (!known.contains(keyword)) {
                throw new IllegalStateException("a schema has the unknown keyword " + keyword);
              }
            });
  }

  /** A whole number within bounds, written as one: 60 and neither 60.0 nor "60". */
  record IntegerSchema(long least, long most) implements SchemaNode {

    @Override
    public Problem problem(JsonNode value) {
      return value.isIntegralNumber()
              && value.canConvertToLong()
              && value.longValue() >= least
              && value.longValue() <= most
          ? null
          : Problem.of("must be a whole number from %d to %d".formatted(least, most));
    }
  }

  /** Text of a form. */
  record TextSchema(Predicate<String> form, Problem wrong) implements SchemaNode {

    @Override
    public Problem problem(JsonNode value) {
      return value.isTextual() && form.test(value.textValue()) ? null : wrong;
    }
  }
}
