package throughline.tracker.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** What one value must be. */
interface SchemaNode {

  /**
   * What is wrong with the value; null when nothing is. Null, not empty: it is asked a dozen times
   * for each event.
   */
  Problem problem(JsonNode value);

  /** Whether two values are the same as far as the schema knows them. */
  default boolean same(JsonNode one, JsonNode other) {
    return one.isIntegralNumber() && other.isIntegralNumber()
        ? one.bigIntegerValue().equals(other.bigIntegerValue())
        : one.equals(other);
  }
}
