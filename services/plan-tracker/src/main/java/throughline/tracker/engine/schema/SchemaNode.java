package throughline.tracker.engine.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;

/** What one value must be. */
interface SchemaNode {

  Problem problem(JsonNode value);

  default boolean knowsAllOf(JsonNode value) {
    return true;
  }

  default JsonNode known(JsonNode value, String place, Collection<String> unknown) {
    return value;
  }

  default boolean same(JsonNode one, JsonNode other) {
    return one.isIntegralNumber() && other.isIntegralNumber()
        ? one.bigIntegerValue().equals(other.bigIntegerValue())
        : one.equals(other);
  }
}
