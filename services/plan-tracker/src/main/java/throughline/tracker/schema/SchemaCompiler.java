package throughline.tracker.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
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

  private final JsonNode root;

  SchemaCompiler(JsonNode root) {
    this.root = root;
  }

  SchemaNode compiled() {
    return compile(root);
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
      default -> throw new IllegalStateException("a schema has a value of unknown type: " + node);
    };
  }

  private SchemaNode object(JsonNode node) {
    knows(node, "type", "required", "properties");
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

  private static SchemaNode oneOf(JsonNode node) {
    knows(node, "type", "enum");
    var values = new HashSet<String>();
    node.get("enum").forEach(value -> values.add(value.textValue()));
    return new TextSchema(values::contains, "one of " + node.get("enum"));
  }

  private static SchemaNode text(JsonNode node) {
    knows(node, "type", "format", "pattern");
    Predicate<String> form = text -> true;
    var words = "text";
    if (node.has("format")) {
      form = format(node.get("format").textValue());
      words = "a " + node.get("format").textValue();
    }
    if (node.has("pattern")) {
      form = form.and(pattern(node.get("pattern").textValue()));
      words += " like " + node.get("pattern").textValue();
    }
    return new TextSchema(form, words);
  }

  private static Predicate<String> format(String name) {
    return switch (name) {
      case "date" -> TextForms::date;
      case "uuid" -> TextForms::uuid;
      default -> throw new IllegalStateException("a schema has the unknown format " + name);
    };
  }

  /** Of whole texts: Java's $ would let a line break by at the end, which JSON Schema does not. */
  private static Predicate<String> pattern(String pattern) {
    if (!pattern.startsWith("^") || !pattern.endsWith("$")) {
      throw new IllegalStateException("a schema's pattern must be of the whole text: " + pattern);
    }
    return Pattern.compile(pattern.substring(1, pattern.length() - 1)).asMatchPredicate();
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
}
