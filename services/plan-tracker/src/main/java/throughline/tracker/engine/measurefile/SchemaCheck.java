package throughline.tracker.engine.measurefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import throughline.tracker.engine.measurefile.BadMeasureFile.Problem;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.Rule;
import throughline.tracker.engine.schema.FactSchemas;

/**
 * Holds a rule against the JSON Schema of the events that it reads, so that a typo is found at
 * start, not as a 0.
 */
final class SchemaCheck {

  private static final Map<String, JsonNode> SCHEMAS = FactSchemas.byAggregate();

  private final String measure;
  private final JsonNode schema;
  private final Set<String> walked = new HashSet<>();
  private final Set<String> splits = new HashSet<>();

  private SchemaCheck(String measure, JsonNode schema) {
    this.measure = measure;
    this.schema = schema;
  }

  static void check(String measure, Rule rule) {
    var schema = SCHEMAS.get(rule.from());
    if (schema == null) {
      throw new BadMeasureFile(
          measure,
          Problem.of(
              "from", "is %s, but facts tell only of %s".formatted(rule.from(), SCHEMAS.keySet())));
    }
    new SchemaCheck(measure, schema).check(rule);
  }

  private void check(Rule rule) {
    list("each", rule.each());
    rule.spells().forEach(this::spell);
    walked.add(rule.each());
    rule.when().keySet().forEach(name -> ofTheFactItself("when", name));
    conditions("", rule.when());
    rule.only().keySet().forEach(name -> ofTheFactItself("only", name));
    conditions("", rule.only());
    ofTheFactItself("until", rule.until());
    certain("date", rule.date(), isDate());
    var isNumber = ofType("integer");
    if (rule.kind() == MeasureKind.REPORTED) {
      field("value", rule.value(), isNumber);
    } else {
      certain("value", rule.value(), isNumber);
    }
    certain("subject", rule.subject(), node -> node.path("format").asText().equals("uuid"));
    certain(
        "until",
        rule.until(),
        isDate().or(node -> node.path("pattern").asText().contains("Q[1-4]")));
    field(
        "place", rule.place(), isLabel().and(node -> node.path("type").asText().equals("string")));
    rule.breakdowns().forEach(this::breakdown);
  }

  private void breakdown(String name) {
    field("breakdowns", name, isLabel());
    if (!splits.add(name)) {
      throw wrong("breakdowns", name, "is named twice");
    }
  }

  private void spell(Rule.SpellList spell) {
    list("spells", spell.each());
    if (!walked.add(spell.each())) {
      throw wrong("spells", spell.each(), "is named twice");
    }
    certain("spells", spell.each() + ".from", isDate());
    var to = spell.each() + ".to";
    if (!find(to).isMissingNode()) {
      field("spells", to, isDate());
    }
    conditions(spell.each() + ".", spell.when());
  }

  private void conditions(String prefix, Map<String, List<String>> conditions) {
    conditions.forEach(
        (name, values) -> {
          field("when", prefix + name, isLabel());
          if (values.stream().allMatch(String::isEmpty)) {
            throw wrong("when", prefix + name, "needs a value that the field may hold");
          }
          values.forEach(value -> condition(prefix + name, value));
        });
  }

  private void condition(String path, String value) {
    if (value.isEmpty()) {
      optional(path);
      return;
    }
    var node = find(path);
    if (node.has("enum") && !contains(node.get("enum"), value)) {
      throw wrong("when", path, "never holds " + value + ", only " + node.get("enum"));
    }
  }

  /** An empty value would wait for ever for an event that does not have the field. */
  private void optional(String path) {
    if (isRequired(path)) {
      throw wrong("when", path, "is never missing in these events");
    }
  }

  private void list(String key, String name) {
    if (name != null && !find(name).path("type").asText().equals("array")) {
      throw wrong(key, name, "is not a list in these events");
    }
  }

  /** A field without which nothing can be counted, so every event must have it. */
  private void certain(String key, String path, Predicate<JsonNode> suits) {
    field(key, path, suits);
    if (path != null && !isRequired(path)) {
      throw wrong(
          key, path, "may be missing in these events, so " + key + " cannot be read from it");
    }
  }

  private boolean isRequired(String path) {
    int dot = path.lastIndexOf('.');
    var holder = dot < 0 ? schema : find(path.substring(0, dot));
    holder = holder.path("type").asText().equals("array") ? resolve(holder.path("items")) : holder;
    return contains(holder.path("required"), path.substring(dot + 1));
  }

  private void field(String key, String path, Predicate<JsonNode> suits) {
    if (path == null) {
      return;
    }
    var node = find(path);
    if (node.isMissingNode() || path.indexOf('.') != path.lastIndexOf('.')) {
      throw wrong(key, path, "is not a field of these events, which have " + fields(path));
    }
    if (!suits.test(node)) {
      throw wrong(key, path, "is not of the kind that " + key + " needs");
    }
    int dot = path.indexOf('.');
    if (dot >= 0 && !walked.contains(path.substring(0, dot))) {
      throw wrong(key, path, "is a field of a list that neither each nor spells names");
    }
  }

  private String fields(String path) {
    var holder = path.contains(".") ? find(path.substring(0, path.indexOf('.'))) : schema;
    var entries = resolve(holder.path("items"));
    var names = new ArrayList<String>();
    (entries.isMissingNode() ? holder : entries)
        .path("properties")
        .fieldNames()
        .forEachRemaining(names::add);
    return names.isEmpty() ? "no such list" : String.join(", ", names);
  }

  private void ofTheFactItself(String key, String path) {
    if (path != null && path.contains(".")) {
      throw wrong(key, path, "must be a field of the fact itself, not of a list in it");
    }
  }

  private JsonNode find(String path) {
    var node = schema;
    for (var name : path.split("\\.")) {
      node = resolve(resolve(node).path("properties").path(name));
      if (path.startsWith(name + ".") && node.path("type").asText().equals("array")) {
        node = node.path("items");
      }
    }
    return node;
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? schema.at(node.get("$ref").asText().substring(1)) : node;
  }

  /**
   * What can stand beside a figure, or in the words of why a fact does not count: one short value,
   * and neither somebody's key nor what somebody typed, of which there may be any number of any
   * length.
   */
  private static Predicate<JsonNode> isLabel() {
    return isDate()
        .or(node -> node.has("enum") || node.has("pattern"))
        .or(ofType("integer"))
        .or(ofType("boolean"));
  }

  private static Predicate<JsonNode> ofType(String type) {
    return node -> node.path("type").asText().equals(type);
  }

  private static Predicate<JsonNode> isDate() {
    return node -> node.path("format").asText().equals("date");
  }

  private static boolean contains(JsonNode values, String value) {
    for (var allowed : values) {
      if (allowed.asText().equals(value)) {
        return true;
      }
    }
    return false;
  }

  private BadMeasureFile wrong(String key, String path, String why) {
    // What a spell says of its list stands below spells.
    var where = key.equals("when") && path.contains(".") ? "spells" : key + "." + path;
    return new BadMeasureFile(measure, new Problem(where, "%s: %s %s".formatted(key, path, why)));
  }
}
