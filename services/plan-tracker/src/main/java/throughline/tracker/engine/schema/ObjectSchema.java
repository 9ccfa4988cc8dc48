package throughline.tracker.engine.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Collection;
import java.util.List;

/** An object whose fields are known, and others tolerated. */
record ObjectSchema(List<Field> fields) implements SchemaNode {

  record Field(String name, boolean required, SchemaNode schema) {}

  @Override
  public Problem problem(JsonNode value) {
    if (!value.isObject()) {
      return Problem.of("must be an object");
    }
    for (var field : fields) {
      var found = value.get(field.name());
      if (found == null) {
        if (field.required()) {
          return Problem.of("is missing").in("." + field.name());
        }
        continue;
      }
      var problem = field.schema().problem(found);
      if (problem != null) {
        return problem.in("." + field.name());
      }
    }
    return endsBeforeItBegins(value) ? Problem.of("is before from").in(".to") : null;
  }

  private static boolean endsBeforeItBegins(JsonNode value) {
    var from = value.get("from");
    var to = value.get("to");
    return from != null && to != null && to.asText().compareTo(from.asText()) < 0;
  }

  @Override
  public boolean knowsAllOf(JsonNode value) {
    int found = 0;
    for (var field : fields) {
      var held = value.get(field.name());
      if (held != null) {
        if (!field.schema().knowsAllOf(held)) {
          return false;
        }
        found++;
      }
    }
    return found == value.size();
  }

  @Override
  public JsonNode known(JsonNode value, String place, Collection<String> unknown) {
    var kept = JsonNodeFactory.instance.objectNode();
    for (var field : fields) {
      var held = value.get(field.name());
      if (held != null) {
        kept.set(field.name(), field.schema().known(held, place + field.name() + ".", unknown));
      }
    }
    value
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!kept.has(name)) {
                unknown.add(place + name);
              }
            });
    return kept;
  }

  @Override
  public boolean same(JsonNode one, JsonNode other) {
    return fields.stream()
        .allMatch(
            field -> {
              var mine = one.path(field.name());
              var theirs = other.path(field.name());
              return absent(mine) || absent(theirs)
                  ? absent(mine) && absent(theirs)
                  : field.schema().same(mine, theirs);
            });
  }

  private static boolean absent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }
}
