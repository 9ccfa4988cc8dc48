package throughline.tracker.rulechange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import throughline.platform.web.input.Option;
import throughline.tracker.engine.rule.FieldWords;
import throughline.tracker.engine.schema.FactSchemas;
import throughline.tracker.engine.schema.ManualEntryKind;

/**
 * What a rule can be made of: the fields of a kind of record with the values that they may hold.
 */
record RecordFields(String kind, List<Field> fields) {

  private static final int MOST_NUMBERS = 12;

  /** Stands in a form for a record without the field, for which a rule has an empty value. */
  static final String NOT_STATED = "-";

  /**
   * A field.
   *
   * @param name as a rule names it: one of a list with the list's name before it
   * @param certain whether every record has it
   */
  record Field(String name, JsonNode schema, boolean certain) {

    boolean isOfList() {
      return name.contains(".");
    }

    boolean isDay() {
      return schema.path("format").asText().equals("date");
    }

    boolean isAmount() {
      return schema.path("type").asText().equals("integer") && !name.equals("version");
    }

    boolean isPerson() {
      return schema.path("format").asText().equals("uuid");
    }

    boolean isPlace() {
      return schema.has("pattern") && !isDay() && !isPerson();
    }

    boolean splits() {
      return isPlace() || !values().isEmpty();
    }

    /** The values to choose from; none where they are too many. */
    List<String> values() {
      if (schema.has("enum")) {
        var values = new ArrayList<String>();
        schema.get("enum").forEach(value -> values.add(value.asText()));
        return values;
      }
      if (schema.path("type").asText().equals("boolean")) {
        return List.of("true", "false");
      }
      int lowest = schema.path("minimum").asInt();
      int highest = schema.path("maximum").asInt(Integer.MAX_VALUE);
      return isAmount() && highest - lowest < MOST_NUMBERS
          ? IntStream.rangeClosed(lowest, highest).mapToObj(String::valueOf).toList()
          : List.of();
    }

    /** The box of a form that takes its values. */
    public String input() {
      return "when-" + name;
    }

    public String words() {
      return FieldWords.titled(name.replace('.', ' '));
    }

    public String hint() {
      return schema.path("description").asText();
    }

    public List<Option> options() {
      var options = new ArrayList<Option>();
      values().forEach(value -> options.add(Option.of(value, valueWords(value))));
      if (!certain) {
        options.add(Option.of(NOT_STATED, "Not stated"));
      }
      return options;
    }

    private static String valueWords(String value) {
      return switch (value) {
        case "true" -> "Yes";
        case "false" -> "No";
        default -> FieldWords.titled(value);
      };
    }
  }

  /** The kinds of records that services tell of. */
  static List<Option> kinds() {
    var kinds = new TreeMap<>(FactSchemas.byAggregate());
    Arrays.stream(ManualEntryKind.values()).forEach(kind -> kinds.remove(kind.aggregate()));
    return kinds.entrySet().stream()
        .map(
            kind ->
                new Option(
                    kind.getKey(),
                    FieldWords.kind(kind.getKey()),
                    kind.getValue().path("description").asText()))
        .toList();
  }

  static Optional<RecordFields> of(String kind) {
    return kinds().stream()
        .filter(offered -> offered.value().equals(kind))
        .findFirst()
        .map(offered -> new RecordFields(kind, fields(FactSchemas.byAggregate().get(kind))));
  }

  private static List<Field> fields(JsonNode schema) {
    var fields = new ArrayList<Field>();
    add(fields, schema, "", schema);
    return fields;
  }

  private static void add(List<Field> fields, JsonNode schema, String prefix, JsonNode holder) {
    for (var property : holder.path("properties").properties()) {
      var node = resolved(schema, property.getValue());
      var name = prefix + property.getKey();
      if (node.path("type").asText().equals("array") && prefix.isEmpty()) {
        add(fields, schema, name + ".", resolved(schema, node.path("items")));
      } else {
        fields.add(new Field(name, node, isRequired(holder, property.getKey())));
      }
    }
  }

  private static JsonNode resolved(JsonNode schema, JsonNode node) {
    if (!node.has("$ref")) {
      return node;
    }
    var found = schema.at(node.get("$ref").asText().substring(1)).deepCopy();
    if (found instanceof com.fasterxml.jackson.databind.node.ObjectNode own
        && node.has("description")) {
      own.set("description", node.get("description"));
    }
    return found;
  }

  private static boolean isRequired(JsonNode holder, String name) {
    for (var required : holder.path("required")) {
      if (required.asText().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Those by which a rule says which records count: of the record itself, with values to choose.
   */
  public List<Field> conditions() {
    return fields.stream().filter(field -> !field.isOfList() && !field.values().isEmpty()).toList();
  }

  public List<Option> days() {
    return options(field -> field.certain() && field.isDay());
  }

  public List<Option> amounts() {
    return options(field -> field.certain() && field.isAmount());
  }

  public List<Option> people() {
    return options(field -> field.certain() && field.isPerson());
  }

  public List<Option> places() {
    return options(Field::isPlace);
  }

  public List<Option> splits() {
    return options(field -> field.splits() && !field.isOfList());
  }

  private List<Option> options(Predicate<Field> wanted) {
    return fields.stream()
        .filter(wanted)
        .map(field -> new Option(field.name(), field.words(), field.hint()))
        .toList();
  }
}
