package throughline.tracker.engine.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;

/** What one value must be. */
interface SchemaNode {

  /**
   * What is wrong with the value; null when nothing is. Null, not empty: it is asked a dozen times
   * for each event.
   */
  Problem problem(JsonNode value);

  /** Whether the value has no fields but those that the schema knows, whatever they hold. */
  default boolean knowsAllOf(JsonNode value) {
    return true;
  }

  /**
   * The value without the fields that the schema does not know.
   *
   * @param place where the value stands, with a dot at its end; empty for the body itself
   * @param unknown gets the places of what is left out
   */
  default JsonNode known(JsonNode value, String place, Collection<String> unknown) {
    return value;
  }

  /** Whether two values are the same as far as the schema knows them. */
  default boolean same(JsonNode one, JsonNode other) {
    return one.isIntegralNumber() && other.isIntegralNumber()
        ? one.bigIntegerValue().equals(other.bigIntegerValue())
        : one.equals(other);
  }
}
