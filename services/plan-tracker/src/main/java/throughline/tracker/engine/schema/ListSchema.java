package throughline.tracker.engine.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Collection;

/** A list of a bounded length whose entries are alike. */
record ListSchema(SchemaNode items, int fewest, int most) implements SchemaNode {

  @Override
  public Problem problem(JsonNode value) {
    if (!value.isArray()) {
      return Problem.of("must be a list");
    }
    if (value.size() < fewest || value.size() > most) {
      return Problem.of("must have %d to %d entries".formatted(fewest, most));
    }
    for (int at = 0; at < value.size(); at++) {
      var problem = items.problem(value.get(at));
      if (problem != null) {
        return problem.in("[" + at + "]");
      }
    }
    return null;
  }

  @Override
  public boolean knowsAllOf(JsonNode value) {
    for (int at = 0; at < value.size(); at++) {
      if (!items.knowsAllOf(value.get(at))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public JsonNode known(JsonNode value, String place, Collection<String> unknown) {
    var kept = JsonNodeFactory.instance.arrayNode();
    value.forEach(entry -> kept.add(items.known(entry, place, unknown)));
    return kept;
  }

  @Override
  public boolean same(JsonNode one, JsonNode other) {
    if (!one.isArray() || one.size() != other.size()) {
      return false;
    }
    for (int at = 0; at < one.size(); at++) {
      if (!items.same(one.get(at), other.get(at))) {
        return false;
      }
    }
    return true;
  }
}
